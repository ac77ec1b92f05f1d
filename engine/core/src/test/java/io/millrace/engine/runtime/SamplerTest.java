package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

    private final Sampler sampler = new Sampler(true, 42, 0);
    private long now;
    private long measured;
    private double standsFor;

    private void run(int tenths, int messagesEach) {
        measured = 0;
        standsFor = 0;
        for (int i = 0; i < tenths; i++) {
            for (int k = 0; k < messagesEach; k++) {
                if (sampler.measuresNext()) {
                    measured++;
                    standsFor += 1 << sampler.log();
                }
            }
            now += TENTH;
            sampler.look(now);
        }
    }

    @Test
    void whileFewComeAllAreMeasured() {
        run(100, 10);
        assertThat(measured).isEqualTo(1000);
    }

    @Test
    void atAMillionASecondOneInAboutAThousandIs() {
        run(10, 100_000);
        run(100, 100_000);
        assertThat(measured).isCloseTo(10_000_000 / 1024, Percentage.withPercentage(3));
        assertThat(standsFor).isCloseTo(10_000_000, Percentage.withPercentage(3));
    }

    @Test
    void ofVeryManyItIsAFewThousandASecond() {
        run(10, 5_000_000);
        run(50, 5_000_000);
        assertThat(measured / 5.0).isBetween(1_900.0, 4_200.0);
        assertThat(standsFor).isCloseTo(250_000_000, Percentage.withPercentage(3));
    }

    @Test
    void turnedOffAndOnItGoesOnAsAtFirst() {
        sampler.turn(false);
        run(10, 1000);
        assertThat(measured).isZero();
        sampler.turn(true);
        run(10, 5);
        assertThat(measured).isEqualTo(50);
    }

    @Test
    void betweenThemItIsOneOrTwoHundredASecond() {
        run(10, 3_000);
        run(600, 3_000);
        assertThat(measured / 60.0).isBetween(95.0, 210.0);
    }

    @Test
    void aSuddenFloodIsNotMeasuredForLong() {
        run(10, 1);
        run(1, 5_000_000);
        assertThat(measured).isLessThan(400 + 5_000_000 / 1024 * 11 / 10);
        assertThat(standsFor).isCloseTo(5_000_000, Percentage.withPercentage(5));
    }

    @Test
    void afterAFloodTheNextFewAreMeasuredSoon() {
        run(10, 1_000_000);
        run(1, 0);
        run(10, 1);
        assertThat(measured).isGreaterThanOrEqualTo(9);
    }

    /** A sampler that takes the first after a pause would see nothing but slow ones here. */
    @Test
    void theFirstOfABurstCountsForNoMoreThanItIs() {
        double slow = 0;
        double all = 0;
        for (int burst = 0; burst < 20_000; burst++) {
            for (int k = 0; k < 500; k++) {
                if (sampler.measuresNext()) {
                    all += 1 << sampler.log();
                    slow += k < 5 ? 1 << sampler.log() : 0;
                }
            }
            now += TENTH / 2;
            sampler.look(now);
        }
        assertThat(slow / all).isCloseTo(0.01, Offset.offset(0.003));
    }

    @Test
    void whatIsOffMeasuresNothing() {
        final Sampler off = new Sampler(false, 42, 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(off.measuresNext()).isFalse();
        }
    }
}
