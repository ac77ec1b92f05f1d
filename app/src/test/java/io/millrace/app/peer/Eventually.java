package io.millrace.app.peer;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, ten seconds at most. */
public final class Eventually {
    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        final CountDownLatch never = new CountDownLatch(1);
        try {
            for (int i = 0; i < 2_000; i++) {
                if (condition.getAsBoolean() || never.await(5, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fail("waited in vain until " + what);
    }
}
