package io.millrace.ui.editor;

import io.millrace.app.snippet.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the compiler said of a text, kept in place while the text changes under it: marks behind a change move along, marks
 * on an edited line go at once, because that line is what somebody is mending.
 */
record Marks(List<Mark> all) {
    static final Marks NONE = new Marks(List.of());

    /** A diagnostic and where it is now. */
    record Mark(int start, int end, Diagnostic diagnostic) {}

    Marks {
        all = List.copyOf(all);
    }

    static Marks of(List<Diagnostic> diagnostics, String text) {
        return new Marks(diagnostics.stream()
                .map(d -> clamped(d, text.length()))
                .sorted(Comparator.<Mark, Diagnostic.Severity>comparing(
                                m -> m.diagnostic().severity())
                        .thenComparing(Mark::start))
                .toList());
    }

    private static Mark clamped(Diagnostic d, int length) {
        int end = Math.min(d.end(), length);
        return new Mark(Math.min(d.start(), end), end, d);
    }

    /** The marks after a change of the text that they stood in. */
    Marks after(String before, int position, int removed, int inserted) {
        int lineStart = JavaTyping.lineStart(before, position);
        int lineEnd = JavaTyping.lineEnd(before, Math.min(position + removed, before.length()));
        int by = inserted - removed;
        List<Mark> kept = new ArrayList<>();
        for (Mark mark : all) {
            if (mark.start() > lineEnd) {
                kept.add(new Mark(mark.start() + by, mark.end() + by, mark.diagnostic()));
            } else if (mark.end() < lineStart) {
                kept.add(mark);
            }
        }
        return new Marks(kept);
    }

    /** The mark that covers an offset; errors before warnings. */
    Optional<Mark> at(int offset) {
        return all.stream()
                .filter(m -> m.start() <= offset && offset <= m.end())
                .findFirst();
    }

    boolean hasErrors() {
        return all.stream().anyMatch(m -> m.diagnostic().severity() == Diagnostic.Severity.ERROR);
    }
}
