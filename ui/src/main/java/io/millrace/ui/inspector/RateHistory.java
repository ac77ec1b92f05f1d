package io.millrace.ui.inspector;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.ui.common.LiveMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rates of the last minute, per node and edge. Threading: FX thread. */
final class RateHistory {
    static final long WINDOW_NANOS = 60_000_000_000L;
    private final Map<String, Deque<Sample>> series = new HashMap<>();
    private long newest;

    /** One moment: engine clock, messages per second, busy share from 0 to 1. */
    record Sample(long atNanos, double rate, double busy) {}

    /** Takes note of new metrics; the same snapshot twice counts once. */
    void take(LiveMetrics live) {
        if (live.snapshot().isEmpty() || live.snapshot().get().atNanos() == newest) {
            return;
        }
        MetricsSnapshot snapshot = live.snapshot().get();
        if (snapshot.atNanos() < newest) {
            series.clear(); // another deployment, another clock
        }
        newest = snapshot.atNanos();
        live.nodeRates().forEach((name, rate) -> {
            NodeMetrics metrics = snapshot.nodes().get(name);
            add(name, new Sample(newest, rate, metrics == null ? 0 : metrics.busy()));
        });
        live.edgeRates().forEach((edge, rate) -> add(edge, new Sample(newest, rate, 0)));
        series.values().removeIf(samples -> samples.getLast().atNanos() < newest - WINDOW_NANOS);
    }

    /** Samples of a node or edge, oldest first. */
    List<Sample> of(String nameOrEdge) {
        return List.copyOf(series.getOrDefault(nameOrEdge, new ArrayDeque<>()));
    }

    long newestNanos() {
        return newest;
    }

    private void add(String name, Sample sample) {
        Deque<Sample> samples = series.computeIfAbsent(name, n -> new ArrayDeque<>());
        samples.addLast(sample);
        while (samples.getFirst().atNanos() < newest - WINDOW_NANOS) {
            samples.removeFirst();
        }
    }
}
