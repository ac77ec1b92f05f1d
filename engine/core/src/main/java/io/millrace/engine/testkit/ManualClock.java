package io.millrace.engine.testkit;

import io.millrace.engine.runtime.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until it is told to go on. Threading: one thread. */
public final class ManualClock implements NanoClock {
    private final long epochNanosAtStart;
    private long nanos;

    private ManualClock(long epochNanosAtStart) {
        this.epochNanosAtStart = epochNanosAtStart;
    }

    public static ManualClock startingAt(Instant instant) {
        return new ManualClock(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano());
    }

    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time goes forward only: " + time);
        }
        nanos += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long epochNanos() {
        return epochNanosAtStart + nanos;
    }
}
