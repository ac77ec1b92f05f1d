package io.millrace.app.session;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The threads of one session: its own, which alone changes its state; one that compiles; others for what may block.
 * After the session's end nothing more is done and every answer is that of a closed session.
 */
final class SessionThreads {
    private final ScheduledExecutorService session =
            Executors.newSingleThreadScheduledExecutor(named("millrace-session"));
    private final ExecutorService compile = Executors.newSingleThreadExecutor(named("millrace-compile"));
    private final ExecutorService work = Executors.newCachedThreadPool(named("millrace-work"));

    private static ThreadFactory named(String name) {
        return task -> {
            final Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The session's own thread; refuses after the session's end, so that what waits for it fails instead of hanging. */
    Executor session() {
        return session;
    }

    /** Does something on the session's thread, or nothing after its end. */
    void tell(Runnable task) {
        try {
            session.execute(task);
        } catch (RejectedExecutionException e) {
            // The session has ended: there is nobody to tell.
        }
    }

    Executor compile() {
        return compile;
    }

    Executor work() {
        return work;
    }

    /** Runs a task on the session's thread again and again, until the session ends. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void every(long millis, Runnable task) {
        final Runnable safe = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                Refusals.inside(e);
            }
        };
        session.scheduleWithFixedDelay(safe, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something on the session's thread; the future never fails. */
    @SuppressWarnings("FutureReturnValueIgnored")
    <T> CompletableFuture<T> ask(Callable<CompletableFuture<T>> request, Function<String, T> refusal) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            session.execute(() -> {
                try {
                    request.call()
                            .whenComplete((value, failure) ->
                                    answer(answer, failure == null ? value : refusal.apply(Refusals.inside(failure))));
                } catch (Exception | Error e) {
                    // An answer that never came would stop the editor from ever taking the document's text again.
                    answer.complete(refusal.apply(Refusals.inside(e)));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.complete(refusal.apply(Refusals.CLOSED));
        }
        return answer;
    }

    private <T> void answer(CompletableFuture<T> answer, T value) {
        try {
            session.execute(() -> answer.complete(value));
        } catch (RejectedExecutionException e) {
            answer.complete(value);
        }
    }

    /** Does something that lasts elsewhere. */
    static <T> CompletableFuture<T> on(Executor executor, Callable<T> task) {
        final CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    result.complete(task.call());
                } catch (Exception e) {
                    result.completeExceptionally(e);
                } catch (Error e) {
                    result.completeExceptionally(new IllegalStateException(e));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /** Does the last thing on the session's thread and takes nothing more; what is under way comes to its end. */
    void end(Runnable last, Runnable lastOfCompiler) {
        tell(() -> {
            try {
                last.run();
            } finally {
                compile.execute(lastOfCompiler);
                compile.shutdown();
                work.shutdown();
            }
        });
        session.shutdown();
    }
}
