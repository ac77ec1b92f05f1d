package io.millrace.engine.runtime;

import io.millrace.engine.metrics.FailureSample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest failures of one node. A node that fails for each message must not spend its time on samples: after a
 * first handful one is taken in ten milliseconds.
 *
 * <p>Threading: the worker.
 */
final class FailureLog {
    private static final int KEPT = 20;
    private static final long GAP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Deque<FailureSample> newest = new ArrayDeque<>();
    private int allowance = KEPT;
    private long grownAt;
    private boolean changed;

    /** Whether a sample may be taken now; asking uses it up. */
    boolean mayTake(long now) {
        final long grown = (now - grownAt) / GAP;
        if (grown > 0) {
            allowance = (int) Math.min(KEPT, allowance + grown);
            grownAt = now;
        }
        if (allowance == 0) {
            return false;
        }
        allowance--;
        return true;
    }

    void add(FailureSample sample) {
        if (newest.size() == KEPT) {
            newest.removeFirst();
        }
        newest.addLast(sample);
        changed = true;
    }

    /** Whether there is something new since the last call. */
    boolean takeChanged() {
        final boolean before = changed;
        changed = false;
        return before;
    }

    List<FailureSample> samples() {
        return List.copyOf(newest);
    }
}
