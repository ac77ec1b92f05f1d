package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.runtime.NanoClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Shows a running application until it ends, the time is over or Ctrl-C; then drains it. */
final class RunLoop {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Host host;
    private final NanoClock clock;
    private final Optional<Duration> limit;

    RunLoop(Host host, NanoClock clock, Optional<Duration> limit) {
        this.host = host;
        this.clock = clock;
        this.limit = limit;
    }

    /** Returns the exit code. */
    int run(RunningApplication application, RunScreen screen) throws CommandFailed {
        final CompletableFuture<Object> stop = new CompletableFuture<>();
        try (Host.Registration registration = host.surroundings().interrupts().on(() -> stop.complete(ExitCode.WELL))) {
            screen.started(application);
            watch(application, screen, stop);
            final EndReport report = application.stop(DRAIN).join();
            screen.ended(report);
            return report.undelivered().isEmpty() ? ExitCode.WELL : ExitCode.UNDELIVERED;
        } catch (CompletionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.problem("The run was interrupted.");
        }
    }

    private void watch(RunningApplication application, RunScreen screen, CompletableFuture<Object> stop)
            throws InterruptedException, CommandFailed {
        final CompletableFuture<Object> over = CompletableFuture.anyOf(application.ended(), stop);
        final long start = clock.nanoTime();
        MetricsSnapshot before = application.metrics();
        while (!isOver(over, pause(screen.period(), start)) && left(start) > 0) {
            final MetricsSnapshot now = application.metrics();
            screen.tick(application, new Rates(Optional.of(before), now));
            before = now;
        }
    }

    private long pause(Duration period, long start) {
        return Math.min(period.toNanos(), left(start));
    }

    private long left(long start) {
        return limit.map(bound -> bound.toNanos() - (clock.nanoTime() - start)).orElse(Long.MAX_VALUE);
    }

    private static boolean isOver(CompletableFuture<Object> over, long nanos)
            throws InterruptedException, CommandFailed {
        try {
            return over.get(Math.max(0, nanos), TimeUnit.NANOSECONDS) != null;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static CommandFailed failed(@Nullable Throwable cause) {
        final String message = cause == null ? null : cause.getMessage();
        return CommandFailed.problem(
                "The application has stopped: " + ProblemText.sentence(message == null ? "an engine error" : message));
    }
}
