package io.millrace.app.standalone;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Topology;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs an application from start to end in the foreground, and tells on a stream what an operator wants to know. */
final class StandaloneRun {
    static final int WELL = 0;
    static final int FAILED = 1;
    static final int UNDELIVERED = 3;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** So many looks apart the rates are said, while something moves. */
    private static final int LOOKS_PER_LINE = 10;

    private final Topology topology;
    private final Deployment deployment;
    private final Streams streams;
    private final NodeNews news = new NodeNews();
    private final Drain drain;
    private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
    private int looks;

    /** Standard output, which nodes may write to, and where an operator reads. */
    record Streams(PrintStream out, PrintStream log) {}

    StandaloneRun(Topology topology, Deployment deployment, Streams streams) {
        this.topology = topology;
        this.deployment = deployment;
        this.streams = streams;
        this.drain = new Drain(
                new Drain.Running() {
                    @Override
                    public CompletableFuture<EndReport> stop(Duration bound) {
                        return deployment.stop(bound);
                    }

                    @Override
                    public MetricsSnapshot metrics() {
                        return deployment.metrics();
                    }
                },
                streams.log()::println);
    }

    /** Ctrl-C, from any thread: the first time it drains, again it stops as it is. */
    void interrupt() {
        if (!asked.complete(true)) {
            drain.hurry();
        }
    }

    /** Waits for the end, or stops after the given time; prints totals, returns the exit code. */
    int await(Optional<Duration> runFor) {
        try {
            watch(runFor.map(Duration::toMillis).orElse(Long.MAX_VALUE));
            final EndReport report = drain.await();
            tell(report.metrics());
            EndText.of(topology, report).forEach(streams.log()::println);
            return report.undelivered().isEmpty() ? WELL : UNDELIVERED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (ExecutionException e) {
            final Throwable cause = e.getCause() == null ? e : e.getCause();
            final MetricsSnapshot last = deployment.metrics();
            tell(last);
            EndText.failed(topology, last, String.valueOf(cause.getMessage())).forEach(streams.log()::println);
            return FAILED;
        }
    }

    private void watch(long millis) throws InterruptedException, ExecutionException {
        final CompletableFuture<Object> over = CompletableFuture.anyOf(deployment.ended(), asked);
        tell(deployment.metrics());
        long left = millis;
        while (left > 0) {
            final long wait = Math.min(left, LOOK_EVERY.toMillis());
            if (isOver(over, wait)) {
                return;
            }
            look(deployment.metrics());
            if (streams.out().checkError()) {
                streams.log().println("Nobody reads standard output any more, so the run was stopped.");
                drain.hurry();
                return;
            }
            left -= wait;
        }
    }

    private static boolean isOver(CompletableFuture<Object> over, long millis)
            throws InterruptedException, ExecutionException {
        try {
            over.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void look(MetricsSnapshot metrics) {
        tell(metrics);
        if (++looks % LOOKS_PER_LINE == 0 && MetricsText.moves(metrics)) {
            streams.log().println(MetricsText.line(topology, metrics));
        }
    }

    private void tell(MetricsSnapshot metrics) {
        news.since(metrics).forEach(line -> streams.log().println(line.text()));
    }
}
