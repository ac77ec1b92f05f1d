package io.millrace.app.cli;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import java.util.Locale;
import java.util.Optional;

/**
 * What changed between two snapshots.
 *
 * @param before empty at the start
 */
record Rates(Optional<MetricsSnapshot> before, MetricsSnapshot now) {
    private static final double SECOND = 1e9;

    /** Messages per second that crossed an edge. */
    double perSecond(String edge) {
        if (before.isEmpty() || now.atNanos() <= before.get().atNanos()) {
            return 0;
        }
        final double seconds = (now.atNanos() - before.get().atNanos()) / SECOND;
        return Math.max(0, messages(now, edge) - messages(before.get(), edge)) / seconds;
    }

    long messages(String edge) {
        return messages(now, edge);
    }

    /** Whether any edge was crossed in between. */
    boolean moved() {
        return now.edges().keySet().stream().anyMatch(edge -> perSecond(edge) > 0);
    }

    private static long messages(MetricsSnapshot snapshot, String edge) {
        return snapshot.edges().getOrDefault(edge, new EdgeMetrics(0, 0, 0)).messages();
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
