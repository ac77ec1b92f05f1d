package io.millrace.engine.metrics;

import java.util.List;

/**
 * Counts of one node: {@code received = passed + filtered + failed + held}.
 *
 * @param counts messages and bytes
 * @param busy share of the last second spent in the node, 0 to 1; sampled, 0 when not known
 * @param link what its socket or file is doing, for sources and sinks
 * @param failures the newest failures, newest last, at most 20
 */
public record NodeMetrics(Counts counts, double busy, Link link, List<FailureSample> failures) {
    public NodeMetrics {
        failures = List.copyOf(failures);
    }

    /**
     * Messages and bytes since the start.
     *
     * @param received messages that came in (frames, for a source)
     * @param passed gave a result, or updated a State
     * @param filtered gave nothing
     * @param failed threw
     * @param held in hand or waiting inside the node now
     * @param emitted messages that went out
     * @param unrouted results that matched no edge
     * @param bytes of payload, read by a source or given to a sink's connector; what the sink has not delivered in the
     *     end is among them
     * @param undelivered given up at stop, or lost with a connection
     * @param keys State objects held now, for the State of a state computation
     * @param troubles of the outside world: connections refused or lost, half frames, files that can't be read
     */
    public record Counts(
            long received,
            long passed,
            long filtered,
            long failed,
            long held,
            long emitted,
            long unrouted,
            long bytes,
            long undelivered,
            long keys,
            long troubles) {}

    /**
     * State of a connector.
     *
     * @param up works as it should (listening, connected, file open)
     * @param text for people: "listening on 127.0.0.1:7001", "connecting to 127.0.0.1:7002: refused, next try in 2 s"
     * @param port the local port that a listener really has; 0 otherwise
     * @param connections open now
     */
    public record Link(boolean up, String text, int port, int connections) {
        public static final Link NONE = new Link(true, "", 0, 0);
    }
}
