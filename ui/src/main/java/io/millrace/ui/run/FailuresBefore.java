package io.millrace.ui.run;

import io.millrace.engine.metrics.MetricsSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers how many messages had failed when new code took over in a running application: what the older code did says
 * nothing about the new one. Threading: one thread.
 */
final class FailuresBefore {
    private Map<String, Long> before = Map.of();
    private int generation;
    private long atNanos;

    /** Takes the next snapshot and gives the counts to take off, by node name. */
    Map<String, Long> next(Optional<MetricsSnapshot> taken) {
        if (taken.isEmpty()) {
            generation = 0;
            before = Map.of();
            return before;
        }
        final MetricsSnapshot now = taken.get();
        final boolean sameRun = generation > 0 && now.atNanos() >= atNanos && !hasFallen(now);
        if (sameRun && now.generation() > generation) {
            before = failed(now);
        } else if (!sameRun) {
            before = Map.of();
        }
        generation = now.generation();
        atNanos = now.atNanos();
        return before;
    }

    /** Counts of one run never fall: another one has begun. */
    private boolean hasFallen(MetricsSnapshot now) {
        final Map<String, Long> counts = failed(now);
        return before.entrySet().stream()
                .anyMatch(entry -> counts.getOrDefault(entry.getKey(), Long.MAX_VALUE) < entry.getValue());
    }

    private static Map<String, Long> failed(MetricsSnapshot snapshot) {
        final Map<String, Long> counts = new HashMap<>();
        snapshot.nodes().forEach((name, node) -> counts.put(name, node.counts().failed()));
        return counts;
    }
}
