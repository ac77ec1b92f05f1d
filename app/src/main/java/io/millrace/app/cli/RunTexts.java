package io.millrace.app.cli;

import io.millrace.app.standalone.EndText;
import io.millrace.app.standalone.FlowOrder;
import io.millrace.app.standalone.MetricsText;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Rows about a run: rates and totals of edges. */
final class RunTexts {
    private static final int MOST_ROWS = 24;

    private final List<Edge> edges;

    RunTexts(Topology topology) {
        this.edges = FlowOrder.edges(topology);
    }

    List<Edge> edges() {
        return edges;
    }

    static String name(Edge edge) {
        return EndText.name(edge);
    }

    /** One row per edge: rate and total, in columns. */
    List<String> table(Rates rates) {
        final int width =
                edges.stream().mapToInt(edge -> name(edge).length()).max().orElse(0);
        return edges.stream()
                .map(edge -> String.format(
                        "  %-" + Math.max(1, width) + "s  %12s  %15s",
                        name(edge),
                        MetricsText.rate(rates.perSecond(edge.id())),
                        Rates.count(rates.messages(edge.id()))))
                .toList();
    }

    /** What nodes do with their time, and how long messages take; nothing where that would be too much to look at. */
    List<String> times(Rates rates) {
        final List<String> rows = new ArrayList<>();
        if (rates.now().nodes().size() + edges.size() <= MOST_ROWS) {
            rows.add("");
            rows.addAll(MetricsText.nodes(rates.now()));
        }
        MetricsText.times(rates.now()).forEach(words -> rows.add("  " + words));
        return rows;
    }

    /** All rates in one line, and how long messages take. */
    String line(Rates rates) {
        final StringBuilder line = new StringBuilder();
        edges.forEach(edge -> line.append(line.length() == 0 ? "" : "   ")
                .append(name(edge))
                .append(' ')
                .append(MetricsText.rate(rates.perSecond(edge.id()))));
        MetricsText.times(rates.now()).forEach(words -> line.append("   ").append(words));
        return line.toString();
    }
}
