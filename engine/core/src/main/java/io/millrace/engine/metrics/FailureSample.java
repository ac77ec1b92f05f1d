package io.millrace.engine.metrics;

import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Optional;

/**
 * One failure, as text only: no user object is kept alive by it.
 *
 * @param atMillis wall clock, milliseconds since the epoch
 * @param code the snippet that threw; empty when it was not user code
 * @param error class and message, such as {@code ArithmeticException: / by zero}
 * @param message the message in hand, rendered and cut at 1,000 characters
 * @param trace frames in the user's own lines, innermost first
 */
public record FailureSample(long atMillis, Optional<CodeRef> code, String error, String message, List<Frame> trace) {
    public FailureSample {
        trace = List.copyOf(trace);
    }

    /** A stack frame inside a snippet. */
    public record Frame(CodeRef code, String method, int line) {}
}
