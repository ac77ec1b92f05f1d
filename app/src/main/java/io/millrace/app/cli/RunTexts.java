package io.millrace.app.cli;

import io.millrace.app.standalone.EndText;
import io.millrace.app.standalone.FlowOrder;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.List;

/** Rows about a run: rates and totals of edges. */
final class RunTexts {
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
}
