package io.millrace.engine.net;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.Rates;
import io.millrace.engine.metrics.WorkerMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the metrics again and again while everything runs, and says what can't be. */
final class SoakReader {
    private static final Pattern UNCONFIRMED = Pattern.compile("up to (\\d+) messages? unconfirmed");

    private final Map<String, Long> before = new HashMap<>();
    private final Set<FailureSample> losses = new HashSet<>();
    private String wrong = "";
    private long reads;

    synchronized void read(MetricsSnapshot metrics) {
        reads++;
        metrics.edges().forEach(this::edge);
        metrics.nodes().forEach(this::node);
        final double threads =
                metrics.workers().stream().mapToDouble(WorkerMetrics::busy).sum();
        final double work = metrics.nodes().values().stream()
                .mapToDouble(node -> node.load().work())
                .sum();
        require(work <= threads + 1e-6, "nodes are busier than their workers: " + work + " and " + threads);
        require(metrics.workers().stream().allMatch(worker -> worker.busy() <= 1), "a worker is busier than busy");
    }

    private void edge(String id, EdgeMetrics edge) {
        grows(id, edge.messages());
        rates(id, edge.rates());
        require(edge.queue().most() >= edge.queued(), "the mark of " + id + " is below what waits");
    }

    private void node(String name, NodeMetrics node) {
        grows(name, node.counts().received());
        rates(name, node.flow().in());
        rates(name, node.flow().bytes());
        latency(name, node.latency().recent());
        latency(name, node.endToEnd().total());
        final double waits = node.load().backPressured();
        require(waits >= 0 && waits <= 1, name + " waits for " + waits + " of its time");
        node.failures().stream()
                .filter(failure -> UNCONFIRMED.matcher(failure.error()).find())
                .forEach(losses::add);
    }

    private void grows(String name, long count) {
        require(count >= before.getOrDefault(name, 0L), "the count of " + name + " fell to " + count);
        before.put(name, count);
    }

    private void rates(String name, Rates rates) {
        for (final double rate : new double[] {rates.second(), rates.minute(), rates.fiveMinutes()}) {
            require(rate >= 0 && Double.isFinite(rate), name + " has the rate " + rate);
        }
    }

    private void latency(String name, Latency l) {
        require(
                l.p50() <= l.p90() && l.p90() <= l.p99() && l.p99() <= l.p999() && l.p999() <= l.max(),
                name + " has the latencies " + l);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds && wrong.isEmpty()) {
            wrong = otherwise;
        }
    }

    /** The first thing that was wrong; empty when nothing was. */
    synchronized String wrong() {
        return wrong;
    }

    synchronized long reads() {
        return reads;
    }

    /** What the sinks have said that may be lost, in all their losses of a connection. */
    synchronized long unconfirmed() {
        return losses.stream()
                .map(loss -> UNCONFIRMED.matcher(loss.error()))
                .filter(Matcher::find)
                .mapToLong(words -> Long.parseLong(words.group(1)))
                .sum();
    }
}
