package io.millrace.app.standalone;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs an application from start to end in the foreground, and tells on a stream what an operator wants to know. */
final class StandaloneRun {
    static final int WELL = 0;
    static final int FAILED = 1;
    static final int UNDELIVERED = 3;
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Topology topology;
    private final Deployment deployment;
    private final PrintStream log;
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, Long> failed = new HashMap<>();
    private Optional<Integer> code = Optional.empty();

    StandaloneRun(Topology topology, Deployment deployment, PrintStream log) {
        this.topology = topology;
        this.deployment = deployment;
        this.log = log;
    }

    /** Waits for the end, or stops after the given time; returns the exit code. */
    int await(Optional<Duration> runFor) {
        tell(deployment.metrics());
        long left = runFor.map(Duration::toMillis).orElse(Long.MAX_VALUE);
        while (left > 0) {
            final long wait = Math.min(left, LOOK_EVERY.toMillis());
            if (hasEnded(wait)) {
                return finish(deployment.ended());
            }
            tell(deployment.metrics());
            left -= wait;
        }
        return stop();
    }

    /** Drains, prints totals, returns the exit code; may be called while another thread awaits. */
    int stop() {
        return finish(deployment.stop(DRAIN));
    }

    private boolean hasEnded(long millis) {
        try {
            deployment.ended().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            return true;
        }
    }

    /** Both the one who waits and the one who stops get here; the first tells. */
    private synchronized int finish(CompletableFuture<EndReport> end) {
        if (code.isEmpty()) {
            code = Optional.of(told(end));
        }
        return code.get();
    }

    private int told(CompletableFuture<EndReport> end) {
        try {
            return totals(end.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (ExecutionException e) {
            final Throwable cause = e.getCause() == null ? e : e.getCause();
            log.println(topology.name() + " failed: " + cause.getMessage());
            return FAILED;
        }
    }

    /** A line when a link changes, and at most one a look for what failed at a node since the last look. */
    private synchronized void tell(MetricsSnapshot metrics) {
        new TreeMap<>(metrics.nodes()).forEach((node, counts) -> {
            final String link = counts.link().text();
            if (!link.equals(links.put(node, link)) && !link.isEmpty()) {
                log.println(node + ": " + link);
            }
            failures(node, counts);
        });
    }

    private void failures(String node, NodeMetrics metrics) {
        final long now = metrics.counts().failed();
        final long before = failed.getOrDefault(node, 0L);
        if (now > before) {
            final String last = metrics.failures().isEmpty()
                    ? ""
                    : ", last: "
                            + words(metrics.failures().get(metrics.failures().size() - 1));
            log.println(node + ": " + (now - before) + " failed" + last);
            failed.put(node, now);
        }
    }

    private static String words(FailureSample sample) {
        final String where = sample.trace().isEmpty()
                ? ""
                : " (" + sample.trace().get(0).code().fileName() + ":"
                        + sample.trace().get(0).line() + ")";
        return sample.error() + where;
    }

    private int totals(EndReport report) {
        tell(report.metrics());
        log.println("Messages across each edge:");
        for (final Edge edge : topology.edges()) {
            final EdgeMetrics counts = report.metrics().edges().getOrDefault(edge.id(), new EdgeMetrics(0, 0, 0));
            log.printf(
                    "  %,15d  %s -> %s%n",
                    counts.messages(), edge.from().text(), edge.to().text());
        }
        report.halfFrames().forEach((source, count) -> {
            if (count > 0) {
                log.println(source + ": " + count + " connections ended in the middle of a frame");
            }
        });
        new TreeMap<>(report.undelivered())
                .forEach((node, count) -> log.println(node + ": " + count + " messages were not delivered"));
        return report.undelivered().isEmpty() ? WELL : UNDELIVERED;
    }
}
