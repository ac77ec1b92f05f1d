package io.millrace.app.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.runtime.NanoClock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private final Still clock = new Still();
    private final Pace pace = new Pace(clock, 10);

    @Test
    void theFirstMessageIsDueAtOnceAndEachNextATenthLater() {
        assertThat(pace.due(100)).isEqualTo(1);
        pace.sent(1);
        assertThat(pace.due(100)).isZero();
        assertThat(pace.untilNext()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        clock.now += TimeUnit.MILLISECONDS.toNanos(250);
        assertThat(pace.due(100)).isEqualTo(2);
    }

    @Test
    void afterALongHoldUpOnlyOneSecondIsCaughtUp() {
        clock.now += TimeUnit.SECONDS.toNanos(100);
        int caughtUp = 0;
        for (int due = pace.due(5); due > 0; due = pace.due(5)) {
            pace.sent(due);
            caughtUp += due;
        }
        assertThat(caughtUp).isBetween(10, 21);
    }

    @Test
    void countsOfManyHoursDoNotOverflow() {
        final Pace fast = new Pace(clock, 1_000_000);
        clock.now += TimeUnit.HOURS.toNanos(3);
        for (int i = 0; i < 11; i++) {
            fast.sent(1_000_000_000);
        }

        assertThat(fast.untilNext()).isBetween(TimeUnit.SECONDS.toNanos(199), TimeUnit.SECONDS.toNanos(201));
    }

    @Test
    void withoutARateEverythingIsDue() {
        assertThat(new Pace(clock, 0).due(1_000_000)).isEqualTo(1_000_000);
    }

    private static final class Still implements NanoClock {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public long epochNanos() {
            return now;
        }
    }
}
