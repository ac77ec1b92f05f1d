package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final ManualClock clock = ManualClock.startingAt(Instant.EPOCH);
    private final Pulse pulse = new Pulse(clock);
    private int beats;

    @BeforeEach
    void countBeats() {
        pulse.onBeat(() -> beats++);
    }

    @Test
    void manyFastCallsShareOneBeat() {
        pulse.beginTurn();
        steps(10_000, Duration.ofNanos(20));

        // 200 microseconds in all: what the calls gave goes out together
        assertThat(beats).isLessThan(4);
    }

    @Test
    void fastCallsAreNeverWithoutABeatForAMillisecond() {
        pulse.beginTurn();
        steps(200_000, Duration.ofNanos(20));

        assertThat(beats).isBetween(4, 24);
    }

    @Test
    void eachSlowCallIsFollowedByABeat() {
        pulse.beginTurn();
        steps(11, Duration.ofMillis(1));

        assertThat(beats).isGreaterThanOrEqualTo(10);
    }

    @Test
    void whatComesOutAfterASlowCallDoesNotWaitForTheNextOne() {
        pulse.beginTurn();
        steps(5, Duration.ofMillis(1));
        steps(1, Duration.ZERO);
        final int before = beats;
        steps(1, Duration.ZERO);

        assertThat(beats).isEqualTo(before + 1);
    }

    private void steps(int count, Duration each) {
        for (int i = 0; i < count; i++) {
            pulse.step();
            clock.advance(each);
        }
    }
}
