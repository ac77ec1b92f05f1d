package io.millrace.engine.runtime;

import java.util.Arrays;

/**
 * Measured messages that a sink has taken, until it was told to write them.
 *
 * <p>Threading: the worker.
 */
final class Written {
    private static final int MOST = 1 << 12;

    private final Probe probe;
    private final int sink;
    private long[] stamps = new long[8];
    private int count;

    Written(Probe probe, int sink) {
        this.probe = probe;
        this.sink = sink;
    }

    void add(long stamp) {
        if (count == stamps.length) {
            if (count == MOST) {
                return;
            }
            stamps = Arrays.copyOf(stamps, count * 2);
        }
        stamps[count++] = stamp;
    }

    void flushed() {
        if (count == 0) {
            return;
        }
        final long now = probe.pulse().exactly();
        for (int i = 0; i < count; i++) {
            probe.written(sink, stamps[i], now);
        }
        count = 0;
    }
}
