package io.millrace.engine.runtime;

import io.millrace.engine.metrics.FailureSample.Frame;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the user's own lines in stack traces: classes of user code bear the file name of their snippet.
 *
 * @param byFile snippets by file name
 */
record StackLines(Map<String, CodeRef> byFile) {
    static final StackLines NONE = new StackLines(Map.of());

    private static final int DEEPEST = 200;
    private static final int MOST = 30;

    StackLines {
        byFile = Map.copyOf(byFile);
    }

    static StackLines of(Collection<CodeRef> snippets) {
        final Map<String, CodeRef> byFile = new HashMap<>();
        byFile.put(CodeRef.TYPES.fileName(), CodeRef.TYPES);
        snippets.forEach(ref -> byFile.put(ref.fileName(), ref));
        return new StackLines(byFile);
    }

    /** The user's frames, innermost first. */
    List<Frame> frames(Throwable problem) {
        final StackTraceElement[] trace = problem.getStackTrace();
        final List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < Math.min(trace.length, DEEPEST) && frames.size() < MOST; i++) {
            final String file = trace[i].getFileName();
            final CodeRef code = file == null ? null : byFile.get(file);
            if (code != null) {
                frames.add(new Frame(code, trace[i].getMethodName(), trace[i].getLineNumber()));
            }
        }
        return frames;
    }

    /** As {@link #innermost}, to go on a sentence: " at line 3 of in.decode.jsh". */
    String place(Throwable problem) {
        final String line = innermost(problem);
        return line.isEmpty() ? "" : " at " + line;
    }

    /** The innermost line of the user's code, as in "line 3 of in.decode.jsh"; empty when there is none. */
    String innermost(Throwable problem) {
        return frames(problem).stream()
                .findFirst()
                .map(frame -> "line " + frame.line() + " of " + frame.code().fileName())
                .orElse("");
    }
}
