package io.millrace.engine.metrics;

/**
 * How long something took, in nanoseconds, from messages that were picked by chance and measured. Each stands for as
 * many as it had a chance among, so that neither quiet times nor the first of a burst count for more than they are.
 * Values are exact to one in a hundred, and at most an hour.
 *
 * @param samples messages that were measured; the other values are 0 when there were none
 * @param p50 half took at most so long
 * @param p90 nine in ten did
 * @param p99 99 in 100 did
 * @param p999 999 in 1,000 did
 * @param max the longest that was measured
 */
public record Latency(long samples, long p50, long p90, long p99, long p999, long max) {
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);

    public boolean isKnown() {
        return samples > 0;
    }
}
