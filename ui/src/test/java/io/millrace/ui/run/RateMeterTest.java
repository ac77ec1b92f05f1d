package io.millrace.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long TICK = 220_000_000L;

    private final RateMeter meter = new RateMeter();

    private double after(int ticks, double perSecond) {
        double rate = 0;
        for (int i = 0; i <= ticks; i++) {
            rate = meter.take(Math.round(i * TICK / 1e9 * perSecond), i * TICK);
        }
        return rate;
    }

    @Test
    void comesWithinFivePercentOfASteadyRateInThreeSeconds() {
        assertThat(after(15, 1000)).isCloseTo(1000, within(50.0));
    }

    @Test
    void movesTwoThirdsOfTheWayInASecond() {
        assertThat(after(5, 1000)).isBetween(600.0, 720.0);
    }

    @Test
    void startsAnewWhenACountFalls() {
        after(10, 1000);

        assertThat(meter.take(0, 11 * TICK)).isZero();
    }

    @Test
    void keepsTheRateWhenNoTimeHasPassed() {
        final double before = after(10, 1000);

        assertThat(meter.take(2_200, 10 * TICK)).isEqualTo(before);
    }
}
