package io.millrace.bench;

import io.millrace.engine.api.Generator;
import java.util.concurrent.locks.LockSupport;

/** Longs, one after the other, that stop while another contender is measured. */
final class PausedNumbers implements Generator<Long> {
    private static final long LOOK_AGAIN = 1_000_000;

    private volatile boolean paused;
    private volatile long reached = -1;

    void pause() {
        paused = true;
    }

    /** Pauses and waits until that is so; returns the number that it stopped at. */
    long stop() {
        reached = -1;
        paused = true;
        while (reached < 0) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return reached;
    }

    void resume() {
        paused = false;
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Long next(Long previous) {
        while (paused) {
            reached = previous;
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return previous + 1;
    }
}
