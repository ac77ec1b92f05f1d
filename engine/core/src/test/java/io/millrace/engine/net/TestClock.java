package io.millrace.engine.net;

import io.millrace.engine.runtime.NanoClock;

/** The machine's clock, for tests with real sockets and files. */
public final class TestClock implements NanoClock {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos() {
        return System.currentTimeMillis() * 1_000_000L;
    }
}
