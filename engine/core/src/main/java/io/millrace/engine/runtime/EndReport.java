package io.millrace.engine.runtime;

import io.millrace.engine.metrics.MetricsSnapshot;
import java.util.Map;

/**
 * How a deployment ended.
 *
 * @param metrics the last counts, exact
 * @param undelivered per node what could not be delivered; nodes with none are absent
 * @param halfFrames per source, connections that ended in the middle of a frame
 */
public record EndReport(MetricsSnapshot metrics, Map<String, Long> undelivered, Map<String, Long> halfFrames) {
    public EndReport {
        undelivered = Map.copyOf(undelivered);
        halfFrames = Map.copyOf(halfFrames);
    }
}
