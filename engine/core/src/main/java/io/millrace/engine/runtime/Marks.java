package io.millrace.engine.runtime;

import io.millrace.engine.steps.StepScope;
import java.util.ArrayList;
import java.util.List;

/**
 * All ways into one step, or into one queue to another worker: the watermark there is the least of those that count,
 * and never goes back.
 *
 * <p>Threading: the worker.
 */
final class Marks {
    private final List<Mark> all = new ArrayList<>();
    private Mark[] marks = new Mark[0];
    private long reached = StepScope.NO_WATERMARK;

    void add(Mark mark) {
        if (!all.contains(mark)) {
            all.add(mark);
            marks = all.toArray(Mark[]::new);
        }
    }

    boolean isEmpty() {
        return marks.length == 0;
    }

    /** The watermark without the message in hand. */
    long reached(long now) {
        long least = Long.MAX_VALUE;
        boolean any = false;
        for (final Mark mark : marks) {
            if (mark.counts(now)) {
                any = true;
                least = Math.min(least, mark.reached());
            }
        }
        if (any && least > reached) {
            reached = least;
        }
        return reached;
    }

    /** The watermark with the message in hand. */
    long withThis(long now) {
        long least = Long.MAX_VALUE;
        boolean any = false;
        for (final Mark mark : marks) {
            if (mark.counts(now)) {
                any = true;
                least = Math.min(least, mark.withThis());
            }
        }
        return any ? Math.max(least, reached) : reached;
    }

    /** Whether any of them counts. */
    boolean count(long now) {
        for (final Mark mark : marks) {
            if (mark.counts(now)) {
                return true;
            }
        }
        return false;
    }
}
