package io.millrace.app.cli;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rows about a run: rates and totals of edges, and how it ended. */
final class RunTexts {
    private final List<Edge> edges;

    RunTexts(Topology topology) {
        this.edges = DrawnLayers.inFlowOrder(topology);
    }

    List<Edge> edges() {
        return edges;
    }

    static String name(Edge edge) {
        return edge.from().text() + " -> " + edge.to().text();
    }

    /** One row per edge: rate and total, in columns. */
    List<String> table(Rates rates) {
        final int width =
                edges.stream().mapToInt(edge -> name(edge).length()).max().orElse(0);
        return edges.stream()
                .map(edge -> String.format(
                        "  %-" + Math.max(1, width) + "s  %12s  %15s",
                        name(edge),
                        Rates.text(rates.perSecond(edge.id())),
                        Rates.count(rates.messages(edge.id()))))
                .toList();
    }

    /** All rates in one line. */
    String line(Rates rates) {
        final StringBuilder line = new StringBuilder();
        edges.forEach(edge -> line.append(line.length() == 0 ? "" : "   ")
                .append(name(edge))
                .append(' ')
                .append(Rates.text(rates.perSecond(edge.id()))));
        return line.toString();
    }

    /** Totals of edges, then what failed or was left. */
    List<String> totals(EndReport report) {
        final List<String> lines = new ArrayList<>();
        lines.add("Totals:");
        final int width =
                edges.stream().mapToInt(edge -> name(edge).length()).max().orElse(0);
        final Rates totals = new Rates(java.util.Optional.empty(), report.metrics());
        edges.forEach(edge -> lines.add(String.format(
                "  %-" + Math.max(1, width) + "s  %15s", name(edge), Rates.count(totals.messages(edge.id())))));
        lines.addAll(troubles(report.metrics()));
        new TreeMap<>(report.halfFrames())
                .forEach((node, count) ->
                        lines.add(node + ": " + Rates.count(count) + " connections ended in the middle of a frame."));
        new TreeMap<>(report.undelivered())
                .forEach((node, count) -> lines.add(node + ": " + Rates.count(count) + " messages undelivered."));
        if (report.undelivered().isEmpty()) {
            lines.add("Everything that came in was dealt with.");
        }
        return lines;
    }

    private static List<String> troubles(MetricsSnapshot metrics) {
        final List<String> lines = new ArrayList<>();
        new TreeMap<>(metrics.nodes()).forEach((node, m) -> {
            final NodeMetrics.Counts counts = m.counts();
            if (counts.failed() > 0) {
                lines.add(node + ": " + Rates.count(counts.failed()) + " failed.");
            }
            if (counts.unrouted() > 0) {
                lines.add(node + ": " + Rates.count(counts.unrouted()) + " matched no edge.");
            }
        });
        return lines;
    }
}
