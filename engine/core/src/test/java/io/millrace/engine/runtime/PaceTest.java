package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final ManualClock clock = ManualClock.startingAt(Instant.EPOCH);
    private final Pace pace = Pace.perSecond(1000, new Pulse(clock));

    private long take() {
        final long due = pace.due();
        pace.made(due);
        return due;
    }

    @Test
    void theFirstMessageIsDueAtOnceAndTheOthersEvenly() {
        assertThat(take()).isEqualTo(1);
        assertThat(take()).isZero();
        assertThat(pace.untilDue()).isEqualTo(Duration.ofMillis(1).toNanos());

        clock.advance(Duration.ofMillis(5));
        assertThat(take()).isEqualTo(5);
    }

    @Test
    void whatIsOlderThanATenthOfASecondIsNotCaughtUpWith() {
        take();
        clock.advance(Duration.ofMinutes(1));

        assertThat(take()).isBetween(100L, 101L);
        assertThat(take()).isZero();
    }

    @Test
    void keepsARateBelowOneInATenthOfASecond() {
        final Pace slow = Pace.perSecond(2, new Pulse(clock));
        slow.made(slow.due());
        clock.advance(Duration.ofMillis(499));
        assertThat(slow.due()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(slow.due()).isEqualTo(1);
    }

    @Test
    void zeroIsAsFastAsItCan() {
        assertThat(Pace.perSecond(0, new Pulse(clock)).due()).isEqualTo(Long.MAX_VALUE);
    }
}
