package io.millrace.samples;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Await {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    static void until(String what, int seconds, BooleanSupplier condition) {
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + seconds + " s still not: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
