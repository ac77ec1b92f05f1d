package io.millrace.engine.metrics;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Latencies}: of the last seconds, in slices that are emptied one after the other, and since the start.
 *
 * <p>Threading: one thread at a time.
 */
public final class LatencyHistogram {
    private static final int SLICES = 5;
    private static final long SLICE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    /** Decimal digits that are exact. */
    private static final int DIGITS = 2;

    private final long began;
    private final Slice[] slices = new Slice[SLICES];
    private final Histogram total = new Histogram(DIGITS);
    private long totalSamples;
    private long slice;
    /** What was worked out of the slices as they are; null when they have changed. */
    private @Nullable Latencies known;

    public LatencyHistogram(long beganAt) {
        began = beganAt;
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new Slice();
        }
    }

    private static final class Slice {
        private final IntCountsHistogram counts = new IntCountsHistogram(DIGITS);
        private long samples;

        void clear() {
            counts.reset();
            samples = 0;
        }
    }

    /** Time has passed; what is too old is forgotten. */
    public void advance(long now) {
        final long next = (now - began) / SLICE;
        if (next <= slice) {
            return;
        }
        for (long i = Math.max(slice + 1, next - SLICES + 1); i <= next; i++) {
            slices[(int) (i % SLICES)].clear();
        }
        slice = next;
        known = null;
    }

    /** One measured message that stands for {@code weight} messages. */
    public void record(long nanos, int weight) {
        final long value = Math.max(0, Math.min(LONGEST, nanos));
        final Slice present = slices[(int) (slice % SLICES)];
        present.counts.recordValueWithCount(value, weight);
        present.samples++;
        total.recordValueWithCount(value, weight);
        totalSamples++;
        known = null;
    }

    public Latencies latencies() {
        if (known == null) {
            known = new Latencies(recent(), latency(total, totalSamples));
        }
        return known;
    }

    private Latency recent() {
        final Histogram all = new Histogram(DIGITS);
        long samples = 0;
        for (final Slice each : slices) {
            all.add(each.counts);
            samples += each.samples;
        }
        return latency(all, samples);
    }

    private static Latency latency(AbstractHistogram of, long samples) {
        return samples == 0
                ? Latency.NONE
                : new Latency(
                        samples,
                        of.getValueAtPercentile(50),
                        of.getValueAtPercentile(90),
                        of.getValueAtPercentile(99),
                        of.getValueAtPercentile(99.9),
                        of.getMaxValue());
    }
}
