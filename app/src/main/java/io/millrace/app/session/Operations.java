package io.millrace.app.session;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Does things that last one after the other, each beginning on the session's thread. Used by that thread. */
final class Operations {
    private final Executor session;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    Operations(Executor session) {
        this.session = session;
    }

    <T> CompletableFuture<T> then(Callable<CompletableFuture<T>> operation) {
        final CompletableFuture<T> next = last.handle((value, failure) -> true)
                .thenComposeAsync(
                        ready -> {
                            try {
                                return operation.call();
                            } catch (Exception e) {
                                return CompletableFuture.failedFuture(e);
                            }
                        },
                        session);
        last = next;
        return next;
    }
}
