package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.standalone.Drain;
import io.millrace.app.standalone.EndText;
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

/** Shows a running application until it ends, the time is over, Ctrl-C, or nobody reads it; then drains it. */
final class RunLoop {
    private final Host host;
    private final NanoClock clock;
    private final Optional<Duration> limit;
    private boolean unread;

    RunLoop(Host host, NanoClock clock, Optional<Duration> limit) {
        this.host = host;
        this.clock = clock;
        this.limit = limit;
    }

    /** Returns the exit code. */
    int run(RunningApplication application, RunScreen screen) throws CommandFailed {
        final CompletableFuture<Object> stop = new CompletableFuture<>();
        final Drain drain = new Drain(application, screen::notice);
        try (Host.Registration registration = host.surroundings().interrupts().on(() -> interrupted(stop, drain))) {
            screen.started(application);
            watch(application, screen, stop);
            if (unread) {
                drain.hurry();
            }
            final EndReport report = drain.await();
            last(application, screen).ended(report);
            return report.undelivered().isEmpty() ? ExitCode.WELL : ExitCode.UNDELIVERED;
        } catch (ExecutionException e) {
            return failed(application, screen, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.problem("The run was interrupted.");
        }
    }

    /** The first time it drains, again it stops as it is. */
    private static void interrupted(CompletableFuture<Object> stop, Drain drain) {
        if (!stop.complete(ExitCode.WELL)) {
            drain.hurry();
        }
    }

    private void watch(RunningApplication application, RunScreen screen, CompletableFuture<Object> stop)
            throws InterruptedException, ExecutionException {
        final CompletableFuture<Object> over = CompletableFuture.anyOf(application.ended(), stop);
        final long start = clock.nanoTime();
        MetricsSnapshot before = application.metrics();
        while (!isOver(over, pause(screen.period(), start)) && left(start) > 0 && !unread) {
            final MetricsSnapshot now = application.metrics();
            screen.tick(application, new Rates(Optional.of(before), now));
            before = now;
            unread = host.out().checkError();
        }
        unread = unread || host.out().checkError();
    }

    /** Where standard output is closed, the end is told on the other stream. */
    private RunScreen last(RunningApplication application, RunScreen screen) {
        if (!unread) {
            return screen;
        }
        host.err().println("Nobody reads standard output any more, so the run was stopped.");
        return new LineScreen(host.err(), host.err(), application.project().topology());
    }

    private long pause(Duration period, long start) {
        return Math.min(period.toNanos(), left(start));
    }

    private long left(long start) {
        return limit.map(bound -> bound.toNanos() - (clock.nanoTime() - start)).orElse(Long.MAX_VALUE);
    }

    private static boolean isOver(CompletableFuture<Object> over, long nanos)
            throws InterruptedException, ExecutionException {
        try {
            return over.get(Math.max(0, nanos), TimeUnit.NANOSECONDS) != null;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private int failed(RunningApplication application, RunScreen screen, ExecutionException e) {
        final String reason = reason(e);
        final MetricsSnapshot last = application.metrics();
        final var lines = EndText.failed(application.project().topology(), last, reason);
        last(application, screen).failed(new RunScreen.Failure(last, reason, lines));
        return ExitCode.PROBLEMS;
    }

    private static String reason(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        final String message = cause == null ? null : cause.getMessage();
        return message == null ? "an engine error" : message;
    }
}
