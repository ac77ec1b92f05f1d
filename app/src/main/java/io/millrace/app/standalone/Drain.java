package io.millrace.app.standalone;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Stops something that runs: what is under way is worked off for a while, and at once when somebody is in a hurry. User
 * code that never returns keeps nobody waiting: the counts of that moment are the report then.
 *
 * <p>Threading: any.
 */
public final class Drain {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration SAID_AFTER = Duration.ofMillis(300);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Running running;
    private final Consumer<String> say;
    private final CompletableFuture<EndReport> hurried = new CompletableFuture<>();

    /** What runs. */
    public interface Running {
        /** Asking again with a nearer bound brings the end nearer. */
        CompletableFuture<EndReport> stop(Duration bound);

        MetricsSnapshot metrics();
    }

    /** Says on {@code say} that it drains, when that takes a moment. */
    public Drain(Running running, Consumer<String> say) {
        this.running = running;
        this.say = say;
    }

    /** Stops and waits for the end; throws what the run ended with when it failed. */
    public EndReport await() throws ExecutionException, InterruptedException {
        final CompletableFuture<Object> end = CompletableFuture.anyOf(running.stop(BOUND), hurried);
        try {
            return (EndReport) end.get(SAID_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            say.accept("draining, at most " + BOUND.toSeconds() + " s; Ctrl-C again stops now");
        }
        try {
            return (EndReport) end.get(BOUND.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return EndText.atHand(running.metrics());
        }
    }

    /** Nothing more is waited for. */
    public void hurry() {
        final var unused = running.stop(Duration.ZERO)
                .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((report, failure) -> {
                    if (report != null) {
                        hurried.complete(report);
                    } else if (failure instanceof TimeoutException) {
                        hurried.complete(EndText.atHand(running.metrics()));
                    } else {
                        hurried.completeExceptionally(failure);
                    }
                });
    }
}
