package io.millrace.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private static final Percentage EXACTNESS = Percentage.withPercentage(1);
    private static final long START = 5_000_000_000L;

    private final LatencyHistogram histogram = new LatencyHistogram(START);

    private static long seconds(long of) {
        return START + TimeUnit.SECONDS.toNanos(of);
    }

    @Test
    void nothingMeasuredIsNotKnown() {
        assertThat(histogram.latencies()).isEqualTo(Latencies.NONE);
        assertThat(histogram.latencies().shown().isKnown()).isFalse();
    }

    @Test
    void percentilesAreExactToOneInAHundred() {
        for (int i = 1; i <= 10_000; i++) {
            histogram.record(i * 1_000L, 1);
        }

        final Latency latency = histogram.latencies().recent();
        assertThat(latency.samples()).isEqualTo(10_000);
        assertThat(latency.p50()).isCloseTo(5_000_000, EXACTNESS);
        assertThat(latency.p90()).isCloseTo(9_000_000, EXACTNESS);
        assertThat(latency.p99()).isCloseTo(9_900_000, EXACTNESS);
        assertThat(latency.p999()).isCloseTo(9_990_000, EXACTNESS);
        assertThat(latency.max()).isCloseTo(10_000_000, EXACTNESS);
        assertThat(histogram.latencies().total()).isEqualTo(latency);
    }

    @Test
    void aMessageCountsForAsManyAsItStandsFor() {
        histogram.record(1_000, 1024);
        for (int i = 0; i < 100; i++) {
            histogram.record(1_000_000, 1);
        }

        assertThat(histogram.latencies().recent().p50()).isCloseTo(1_000, EXACTNESS);
        assertThat(histogram.latencies().recent().p99()).isCloseTo(1_000_000, EXACTNESS);
    }

    @Test
    void recentForgetsAfterTenSecondsAndTotalNever() {
        histogram.record(1_000, 1);
        histogram.advance(seconds(7));
        assertThat(histogram.latencies().recent().samples()).isEqualTo(1);
        histogram.record(9_000, 1);

        histogram.advance(seconds(10));
        assertThat(histogram.latencies().recent().samples()).isEqualTo(1);
        assertThat(histogram.latencies().recent().p50()).isCloseTo(9_000, EXACTNESS);
        assertThat(histogram.latencies().total().samples()).isEqualTo(2);

        histogram.advance(seconds(1000));
        assertThat(histogram.latencies().recent()).isEqualTo(Latency.NONE);
        assertThat(histogram.latencies().shown().samples()).isEqualTo(2);
    }

    @Test
    void whatTakesLongerThanAnHourTakesAnHour() {
        histogram.record(Long.MAX_VALUE, 1024);
        histogram.record(-5, 1);

        assertThat(histogram.latencies().total().max()).isCloseTo(TimeUnit.HOURS.toNanos(1), EXACTNESS);
    }
}
