package io.millrace.engine.metrics;

/**
 * How long something takes, now and all along.
 *
 * @param recent of the last eight to ten seconds
 * @param total since the start of the deployment, whatever code ran
 */
public record Latencies(Latency recent, Latency total) {
    public static final Latencies NONE = new Latencies(Latency.NONE, Latency.NONE);

    /** What is to be shown: the recent ones, or those since the start when nothing was measured of late. */
    public Latency shown() {
        return recent.isKnown() ? recent : total;
    }
}
