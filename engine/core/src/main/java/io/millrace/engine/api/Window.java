package io.millrace.engine.api;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The time that a window covers, nanoseconds since the epoch. A count window covers the event times of its messages.
 *
 * @param startNanos the first instant in it
 * @param endNanos the first instant behind it
 */
public record Window(long startNanos, long endNanos) {
    /** The first instant in it. */
    public Instant start() {
        return instant(startNanos);
    }

    /** The first instant behind it. */
    public Instant end() {
        return instant(endNanos);
    }

    private static Instant instant(long nanos) {
        final long second = TimeUnit.SECONDS.toNanos(1);
        return Instant.ofEpochSecond(Math.floorDiv(nanos, second), Math.floorMod(nanos, second));
    }
}
