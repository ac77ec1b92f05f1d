package io.millrace.engine.runtime;

import java.util.concurrent.TimeUnit;

/**
 * Picks the few messages whose time in each node is measured: one in 1,024, and at least one in ten milliseconds.
 *
 * <p>Threading: the worker.
 */
final class Sampler {
    private static final int EVERY = 1024;
    private static final long LONGEST_GAP = TimeUnit.MILLISECONDS.toNanos(10);

    private long started;
    private long measured;
    private long lastAt;
    private int left;

    boolean measuresNext(long now) {
        started++;
        if (--left > 0 && now - lastAt < LONGEST_GAP) {
            return false;
        }
        left = EVERY;
        lastAt = now;
        measured++;
        return true;
    }

    /** How many messages stand behind one that was measured, since the last call. */
    double weight() {
        final double weight = measured == 0 ? 0 : (double) started / measured;
        started = 0;
        measured = 0;
        return weight;
    }
}
