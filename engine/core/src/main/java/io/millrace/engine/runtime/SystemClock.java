package io.millrace.engine.runtime;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock of the machine. */
final class SystemClock implements NanoClock {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos() {
        final Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
