package io.millrace.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final long START = -7_000_000_123L;

    private final Meter meter = new Meter(2, START);
    private final long[] counts = new long[2];
    private long now = START;

    /** Counts grow at a steady rate, looked at every so often. */
    private void run(Duration time, long perSecond, Duration step) {
        final long end = now + time.toNanos();
        final long begin = now;
        final long before = counts[1];
        while (now < end) {
            now += step.toNanos();
            if (meter.isDue(now)) {
                meter.tick(now, counts);
            }
            counts[1] = before + (now - begin) * perSecond / 1_000_000_000L;
        }
    }

    @Test
    void aSteadyRateIsThatRateInAllWindows() {
        run(Duration.ofMinutes(6), 1000, Duration.ofMillis(10));

        final Rates rates = meter.rates(1);
        assertThat(rates.second()).isCloseTo(1000, within(11.0));
        assertThat(rates.minute()).isCloseTo(1000, within(1.0));
        assertThat(rates.fiveMinutes()).isCloseTo(1000, within(1.0));
        assertThat(meter.rates(0)).isEqualTo(Rates.NONE);
    }

    @Test
    void eachWindowForgetsWhatIsOlder() {
        run(Duration.ofMinutes(6), 1000, Duration.ofMillis(10));
        run(Duration.ofSeconds(30), 0, Duration.ofMillis(10));

        final Rates rates = meter.rates(1);
        assertThat(rates.second()).isZero();
        assertThat(rates.minute()).isCloseTo(500, within(12.0));
        assertThat(rates.fiveMinutes()).isCloseTo(900, within(4.0));
    }

    @Test
    void whatHasRunForLessThanAWindowHasTheRateSinceItsStart() {
        run(Duration.ofMillis(250), 1000, Duration.ofMillis(10));

        final Rates rates = meter.rates(1);
        assertThat(rates.second()).isCloseTo(1000, within(60.0));
        assertThat(rates).isEqualTo(new Rates(rates.second(), rates.second(), rates.second()));
    }

    @Test
    void beforeTheFirstMomentThereIsNoRate() {
        counts[1] = 1_000_000;
        assertThat(meter.isDue(now + Meter.TICK - 1)).isFalse();
        assertThat(meter.rates(1)).isEqualTo(Rates.NONE);
    }

    @Test
    void whoLooksLateSeesTheSameAsWhoLooksOften() {
        final Meter late = new Meter(2, START);
        run(Duration.ofSeconds(2), 1000, Duration.ofMillis(10));
        late.tick(now, counts);
        meter.tick(now, counts);
        now += Duration.ofMinutes(10).toNanos();
        late.tick(now, counts);
        meter.tick(now, counts);

        assertThat(meter.rates(1)).isEqualTo(Rates.NONE);
        assertThat(late.rates(1)).isEqualTo(Rates.NONE);
    }

    @Test
    void betweenTwoMomentsARateDoesNotChange() {
        run(Duration.ofSeconds(3), 1000, Duration.ofMillis(10));
        final Rates before = meter.rates(1);
        counts[1] += 1_000_000;
        now += Meter.TICK / 2;

        assertThat(meter.isDue(now)).isFalse();
        assertThat(meter.rates(1)).isEqualTo(before);
    }
}
