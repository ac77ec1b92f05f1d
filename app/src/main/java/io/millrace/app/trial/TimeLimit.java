package io.millrace.app.trial;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs user code that may never come back: on a thread of its own, which is given up after a while. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * The result of the call.
     *
     * @throws TrialFailed when it took too long; its thread is interrupted and left alone
     * @throws ExecutionException what the call threw
     */
    static <T> T call(Duration limit, Callable<T> call) throws TrialFailed, ExecutionException {
        final FutureTask<T> task = new FutureTask<>(call);
        final Thread thread = new Thread(task, "millrace-trial");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new TrialFailed("It took longer than " + limit.toSeconds()
                    + " s and was given up. Is there a loop without end, or too much data?");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new TrialFailed("It was interrupted.");
        }
    }
}
