package io.millrace.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for conditions, with a bound that only a broken program reaches. */
public final class Waits {
    private static final int SECONDS = 30;

    private Waits() {}

    public static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("The condition did not become true.", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Runs on the FX thread and gives the result. */
    public static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000L, task);
    }
}
