package io.millrace.engine.metrics;

import java.util.List;

/**
 * What one node has done: {@code received = passed + filtered + failed + late + held}.
 *
 * @param counts messages and bytes since the start; exact
 * @param flow how fast they come and go
 * @param load what the node does with its time
 * @param latency time in the node itself: the user's code and what the engine does around it
 * @param endToEnd for a sink, time from receipt at whatever source until it was told to write; none for others
 * @param link what its socket or file is doing, for sources and sinks
 * @param failures the newest failures, newest last, at most 20
 */
public record NodeMetrics(
        Counts counts,
        Flow flow,
        Load load,
        Latencies latency,
        Latencies endToEnd,
        Link link,
        List<FailureSample> failures) {
    public NodeMetrics {
        failures = List.copyOf(failures);
    }

    /** Without what is measured over time. */
    public NodeMetrics(Counts counts, double busy, Link link, List<FailureSample> failures) {
        this(counts, Flow.NONE, new Load(busy, busy, 0), Latencies.NONE, Latencies.NONE, link, failures);
    }

    /** Share of the last second spent in the node on the worker where it was busiest, 0 to 1. */
    public double busy() {
        return load.busiest();
    }

    /**
     * How fast messages and bytes come and go.
     *
     * @param in messages per second that came in
     * @param out messages per second that went out
     * @param bytes bytes per second that a source read or a sink was given
     */
    public record Flow(Rates in, Rates out, Rates bytes) {
        public static final Flow NONE = new Flow(Rates.NONE, Rates.NONE, Rates.NONE);
    }

    /**
     * What a node did with the last second. A node whose {@code backPressured} is high waits for something behind it;
     * the first one on the way that does not is what holds the others up.
     *
     * @param busiest share of time spent in it on the worker where that was most, 0 to 1; from measured messages
     * @param work the same added up over all workers, 0 to their number
     * @param backPressured share of time in which messages waited before it or in it because something behind it had no
     *     room, on the worker where that was most, 0 to 1
     */
    public record Load(double busiest, double work, double backPressured) {
        public static final Load NONE = new Load(0, 0, 0);
    }

    /**
     * Messages and bytes since the start.
     *
     * @param received messages that came in (frames, for a source)
     * @param passed gave a result, or updated a State; for a window, was in one and all that it was in have come out
     * @param filtered gave nothing
     * @param failed threw
     * @param held in hand or waiting inside the node now; for a window, those that are in one that is open
     * @param emitted messages that went out
     * @param unrouted results that matched no edge
     * @param bytes of payload, read by a source or given to a sink's connector; what the sink has not delivered in the
     *     end is among them
     * @param undelivered given up at stop, or lost with a connection
     * @param keys State objects held now, for the State of a state computation; keys that a window or its like remembers
     * @param troubles of the outside world: connections refused or lost, half frames, files that can't be read;
     *     results that were lost because user code threw while no message was in hand
     * @param late came too late for a window, whatever was done with them
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
            long troubles,
            long late) {
        /** Of a node that knows nothing of event time. */
        public Counts(
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
                long troubles) {
            this(received, passed, filtered, failed, held, emitted, unrouted, bytes, undelivered, keys, troubles, 0);
        }
    }

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
