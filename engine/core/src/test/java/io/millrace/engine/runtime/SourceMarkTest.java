package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.steps.StepScope;
import io.millrace.engine.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceMarkTest {
    private final ManualClock clock = ManualClock.startingAt(Instant.EPOCH);
    private final Pulse pulse = new Pulse(clock);

    private SourceMark connections(String... names) {
        final SourceMark mark = new SourceMark(pulse, true);
        for (final String name : names) {
            mark.opened(name);
        }
        return mark;
    }

    private void after(SourceMark mark, Duration time) {
        clock.advance(time);
        pulse.look();
        mark.look(false);
    }

    private static void message(SourceMark mark, String connection, long time) {
        mark.from(connection);
        mark.message(time);
        mark.settle();
    }

    @Test
    void theMessageInHandCountsOnlyForItself() {
        final SourceMark mark = new SourceMark(pulse, false);
        mark.message(5);
        assertThat(mark.reached()).isEqualTo(StepScope.NO_WATERMARK);
        assertThat(mark.withThis()).isEqualTo(5);
        mark.message(3);
        assertThat(mark.reached()).isEqualTo(5);
        assertThat(mark.withThis()).isEqualTo(5);
    }

    @Test
    void theLeastConnectionCountsAndItNeverGoesBack() {
        final SourceMark mark = connections("a", "b");
        message(mark, "a", 100);
        assertThat(mark.reached()).isEqualTo(StepScope.NO_WATERMARK);
        message(mark, "b", 90);
        assertThat(mark.reached()).isEqualTo(90);
        message(mark, "b", 80);
        message(mark, "b", 95);
        assertThat(mark.reached()).isEqualTo(95);
        message(mark, "b", 120);
        assertThat(mark.reached()).isEqualTo(100);
    }

    @Test
    void aClosedConnectionLeavesAndANewOneStartsWhereTheSourceIs() {
        final SourceMark mark = connections("a", "b");
        message(mark, "a", 100);
        message(mark, "b", 90);
        mark.closed("b");
        assertThat(mark.reached()).isEqualTo(100);
        mark.opened("c");
        message(mark, "a", 150);
        assertThat(mark.reached()).isEqualTo(100);
        message(mark, "c", 120);
        assertThat(mark.reached()).isEqualTo(120);
        mark.closed("a");
        mark.closed("c");
        assertThat(mark.reached()).isEqualTo(120);
        assertThat(mark.counts(pulse.now())).isFalse();
    }

    @Test
    void aConnectionThatIsSilentForTenSecondsIsNotWaitedFor() {
        final SourceMark mark = connections("a", "b");
        message(mark, "a", 100);
        message(mark, "b", 90);
        after(mark, Duration.ofSeconds(9));
        message(mark, "a", 200);
        assertThat(mark.reached()).isEqualTo(90);
        after(mark, Duration.ofSeconds(1));
        assertThat(mark.reached()).isEqualTo(200);
        message(mark, "b", 95);
        message(mark, "a", 300);
        assertThat(mark.reached()).isEqualTo(200);
        message(mark, "b", 290);
        assertThat(mark.reached()).isEqualTo(290);
    }

    @Test
    void aSourceThatIsSilentOrHasEndedIsNotWaitedForEither() {
        final SourceMark mark = new SourceMark(pulse, false);
        assertThat(mark.counts(pulse.now())).isTrue();
        after(mark, Duration.ofSeconds(10));
        assertThat(mark.counts(pulse.now())).isFalse();
        mark.message(7);
        mark.settle();
        assertThat(mark.counts(pulse.now())).isTrue();
        mark.look(true);
        assertThat(mark.counts(pulse.now())).isFalse();
        assertThat(mark.reached()).isEqualTo(7);
    }
}
