package io.millrace.ui.canvas;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.LiveMetrics;
import java.util.HashMap;
import java.util.Map;

/** Turns metrics into what wires show; remembers since when each has been silent, on the engine's clock. */
final class Traffic {
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final double SILENT = 0.05;

    private final Map<String, Flow> flows = new HashMap<>();
    private final Map<String, Long> lastHeard = new HashMap<>();

    /** The flows of all wires that the running application has. */
    Map<String, Flow> take(LiveMetrics live) {
        if (live.snapshot().isEmpty() || live.snapshot().get().status().isTerminal()) {
            flows.clear();
            lastHeard.clear();
            return Map.of();
        }
        MetricsSnapshot snapshot = live.snapshot().get();
        flows.keySet().retainAll(snapshot.edges().keySet());
        snapshot.edges().forEach((edge, metrics) -> {
            double rate = live.edgeRates().getOrDefault(edge, 0.0);
            flows.put(edge, flow(edge, rate, metrics, snapshot.atNanos()));
        });
        return Map.copyOf(flows);
    }

    private Flow flow(String edge, double rate, EdgeMetrics metrics, long now) {
        if (rate >= SILENT || !lastHeard.containsKey(edge)) {
            lastHeard.put(edge, now);
        }
        boolean idle = now - lastHeard.getOrDefault(edge, now) >= IDLE_NANOS;
        double fill = metrics.capacity() == 0 ? 0 : Math.min(1, (double) metrics.queued() / metrics.capacity());
        Flow before = flows.getOrDefault(edge, Flow.NONE);
        return new Flow(rate, idle ? "idle" : Amounts.rate(rate), fill, Flow.Heat.of(fill, before.heat()), idle);
    }
}
