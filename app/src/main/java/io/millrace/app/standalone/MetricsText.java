package io.millrace.app.standalone;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.PathMetrics;
import io.millrace.engine.metrics.Times;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Rates and times of a run in lines for people; the same words on the command line and in an exported jar. */
public final class MetricsText {
    private static final String COLUMNS = "  %9s %9s %9s %9s %9s";

    private MetricsText() {}

    /** {@code 1,024/s}; {@code 0.5/s} below ten. */
    public static String rate(double perSecond) {
        final boolean small = perSecond > 0 && perSecond < 9.95;
        return String.format(Locale.ROOT, small ? "%.1f/s" : "%,.0f/s", perSecond);
    }

    /** {@code in -> add-32 1,024/s   add-32 -> out 1,024/s}, over the last second, and what {@link #times} says. */
    public static String line(Topology topology, MetricsSnapshot now) {
        final List<String> words = new ArrayList<>();
        FlowOrder.edges(topology)
                .forEach(edge -> words.add(EndText.name(edge) + " "
                        + rate(edge(now, edge.id()).rates().second())));
        words.addAll(times(now));
        return String.join("   ", words);
    }

    /** Whether anything crossed an edge in the last second. */
    static boolean moves(MetricsSnapshot now) {
        return now.edges().values().stream().anyMatch(edge -> edge.rates().second() > 0);
    }

    /** What stands behind the rates: {@code queued 12}, {@code in to out p50 1.20 ms p99 3.40 ms}. */
    public static List<String> times(MetricsSnapshot now) {
        final List<String> words = new ArrayList<>();
        final long queued =
                now.edges().values().stream().mapToLong(EdgeMetrics::queued).sum();
        if (queued > 0) {
            words.add("queued " + NodeNews.count(queued));
        }
        for (final PathMetrics path : now.paths()) {
            final Latency recent = path.latency().recent();
            if (recent.isKnown()) {
                words.add(path.source() + " to " + path.sink() + " " + percentiles(recent));
            }
        }
        return words;
    }

    /** {@code p50 1.20 ms p99 3.40 ms}. */
    public static String percentiles(Latency latency) {
        return "p50 " + Times.text(latency.p50()) + " p99 " + Times.text(latency.p99());
    }

    /** What each node does with its time, in columns under a heading. */
    public static List<String> nodes(MetricsSnapshot now) {
        final int width = width(now.nodes().keySet());
        final List<String> lines = new ArrayList<>();
        lines.add(String.format("  %-" + width + "s  %6s  %6s  %9s  %9s", "", "busy", "waits", "p50", "p99"));
        new TreeMap<>(now.nodes()).forEach((name, node) -> {
            final Latency recent = node.latency().recent();
            lines.add(String.format(
                    "  %-" + width + "s  %6s  %6s  %9s  %9s",
                    name,
                    percent(node.busy()),
                    percent(node.load().backPressured()),
                    recent.isKnown() ? Times.text(recent.p50()) : "",
                    recent.isKnown() ? Times.text(recent.p99()) : ""));
        });
        return lines;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** How long everything took, from the start to the end: from each source to each sink, and in each node. */
    static List<String> totals(MetricsSnapshot last) {
        final Map<String, Latency> paths = new LinkedHashMap<>();
        last.paths()
                .forEach(path -> paths.put(
                        path.source() + " -> " + path.sink(), path.latency().total()));
        final List<String> lines = new ArrayList<>(table("Time from source to sink:", paths));
        final Map<String, Latency> nodes =
                new TreeMap<>(map(last.nodes(), node -> node.latency().total()));
        lines.addAll(table("Time in a node:", nodes));
        return lines;
    }

    private static Map<String, Latency> map(Map<String, NodeMetrics> nodes, Function<NodeMetrics, Latency> latency) {
        final Map<String, Latency> known = new TreeMap<>();
        nodes.forEach((name, node) -> known.put(name, latency.apply(node)));
        return known;
    }

    private static List<String> table(String heading, Map<String, Latency> rows) {
        final Map<String, Latency> known = new LinkedHashMap<>(rows);
        known.values().removeIf(latency -> !latency.isKnown());
        if (known.isEmpty()) {
            return List.of();
        }
        final int width = Math.max(heading.length() - 2, width(known.keySet()));
        final List<String> lines = new ArrayList<>();
        lines.add(String.format("%-" + (width + 2) + "s" + COLUMNS, heading, "p50", "p90", "p99", "p99.9", "longest"));
        known.forEach((name, latency) -> lines.add(String.format(
                "  %-" + width + "s" + COLUMNS,
                name,
                Times.text(latency.p50()),
                Times.text(latency.p90()),
                Times.text(latency.p99()),
                Times.text(latency.p999()),
                Times.text(latency.max()))));
        return lines;
    }

    private static int width(Iterable<String> names) {
        int width = 1;
        for (final String name : names) {
            width = Math.max(width, name.length());
        }
        return width;
    }

    static EdgeMetrics edge(MetricsSnapshot snapshot, String id) {
        return snapshot.edges().getOrDefault(id, new EdgeMetrics(0, 0, 0));
    }
}
