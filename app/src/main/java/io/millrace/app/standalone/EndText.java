package io.millrace.app.standalone;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a run ended, in lines for people; the same words on the command line and in an exported jar. */
public final class EndText {
    private EndText() {}

    /** Totals of each edge, what each node failed at or left, and a closing sentence. */
    public static List<String> of(Topology topology, EndReport report) {
        final List<String> lines = new ArrayList<>(edges(topology, report.metrics()));
        lines.addAll(MetricsText.totals(report.metrics()));
        final int before = lines.size();
        lines.addAll(nodes(report));
        new TreeMap<>(report.undelivered())
                .forEach((node, count) -> lines.add(node + ": " + NodeNews.number(count, "message") + " undelivered."));
        if (!report.undelivered().isEmpty()) {
            lines.add("Not everything that came in was delivered.");
        } else if (lines.size() > before) {
            lines.add("Everything else that came in was dealt with.");
        } else {
            lines.add("Everything that came in was dealt with.");
        }
        return lines;
    }

    /** As {@link #of}, of a deployment that has failed; the reason, a sentence, comes last. */
    public static List<String> failed(Topology topology, MetricsSnapshot last, String reason) {
        final EndReport report = atHand(last);
        final List<String> lines = new ArrayList<>(edges(topology, last));
        lines.addAll(MetricsText.totals(last));
        lines.addAll(nodes(report));
        new TreeMap<>(report.undelivered())
                .forEach((node, count) -> lines.add(node + ": " + NodeNews.number(count, "message") + " undelivered."));
        lines.add(topology.name() + " has failed: " + reason + (reason.endsWith(".") ? "" : "."));
        return lines;
    }

    /** What can be said of the end when nobody waits for it: what is in hand counts as undelivered. */
    static EndReport atHand(MetricsSnapshot last) {
        final Map<String, Long> undelivered = new HashMap<>();
        last.nodes().forEach((node, metrics) -> {
            final long left = metrics.counts().undelivered() + metrics.counts().held();
            if (left > 0) {
                undelivered.put(node, left);
            }
        });
        return new EndReport(last, undelivered, Map.of());
    }

    private static List<String> edges(Topology topology, MetricsSnapshot metrics) {
        final List<Edge> edges = FlowOrder.edges(topology);
        final int width =
                edges.stream().mapToInt(edge -> name(edge).length()).max().orElse(1);
        final List<String> lines = new ArrayList<>();
        lines.add("Totals:");
        edges.forEach(edge -> {
            final long messages = MetricsText.edge(metrics, edge.id()).messages();
            lines.add(String.format("  %-" + width + "s  %15s", name(edge), NodeNews.count(messages))
                    + mean(messages, metrics.upNanos()));
        });
        return lines;
    }

    /** {@code   1,024/s} on the whole; nothing when it says nothing. */
    private static String mean(long messages, long upNanos) {
        return messages == 0 || upNanos <= 0 ? "" : String.format("  %13s", MetricsText.rate(messages * 1e9 / upNanos));
    }

    /** {@code in -> add-32}. */
    public static String name(Edge edge) {
        return edge.from().text() + " -> " + edge.to().text();
    }

    private static List<String> nodes(EndReport report) {
        final List<String> lines = new ArrayList<>();
        new TreeMap<>(report.metrics().nodes())
                .forEach((node, metrics) ->
                        lines.addAll(node(node, metrics, report.halfFrames().getOrDefault(node, 0L))));
        return lines;
    }

    /** A half frame is a trouble too; it is counted by itself where that is known. */
    private static List<String> node(String node, NodeMetrics metrics, long halfFrames) {
        final List<String> lines = new ArrayList<>();
        final NodeMetrics.Counts counts = metrics.counts();
        if (counts.failed() > 0) {
            final String last = NodeNews.failure(metrics)
                    .map(sample -> ", the last: " + NodeNews.words(sample))
                    .orElse("");
            lines.add(node + ": " + NodeNews.count(counts.failed()) + " failed" + last);
        }
        if (counts.late() > 0) {
            lines.add(node + ": " + NodeNews.number(counts.late(), "message") + " came too late.");
        }
        if (counts.unrouted() > 0) {
            lines.add(node + ": " + NodeNews.count(counts.unrouted()) + " matched no edge.");
        }
        if (halfFrames > 0) {
            lines.add(node + ": " + NodeNews.number(halfFrames, "connection") + " ended in the middle of a frame.");
        }
        if (counts.troubles() > halfFrames) {
            lines.add(node + ": " + NodeNews.troubles(counts.troubles() - halfFrames, metrics));
        }
        return lines;
    }
}
