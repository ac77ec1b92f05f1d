package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.steps.Totals.Collect;
import io.millrace.engine.steps.Totals.Content;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionWindowsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSessionEndsWhenNothingHasComeForTheGap() throws Exception {
        final StepHarness harness = harness(10, 0, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        send(harness, "a", 2, 109, 109);
        assertThat(send(harness, "b", 3, 118, 118)).isEmpty();
        assertThat(send(harness, "b", 4, 119, 119)).containsExactly(content("a", 100, 119, 1, 2));
        assertThat(contents(harness.end())).containsExactly(content("b", 118, 129, 3, 4));
        assertThat(harness.keys()).isZero();
        assertThat(harness.passed()).isEqualTo(4);
    }

    @Test
    void aMessageExactlyAGapLaterBeginsANewSession() throws Exception {
        final StepHarness harness = harness(10, 0, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        assertThat(send(harness, "a", 2, 110, 110)).containsExactly(content("a", 100, 110, 1));
    }

    @Test
    void theOutputTimeIsTheLastNanosecondOfTheSession() throws Exception {
        final StepHarness harness = harness(10, 0, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        assertThat(harness.watermark(200 * SECOND))
                .extracting(Result::eventTime)
                .containsExactly(110 * SECOND - 1);
    }

    @Test
    void aMessageBetweenTwoSessionsJoinsThemInTheOrderOfTime() throws Exception {
        final StepHarness harness = harness(10, 30, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        send(harness, "a", 3, 115, 115);
        send(harness, "a", 2, 107, 115);
        assertThat(contents(harness.watermark(154 * SECOND))).isEmpty();
        assertThat(contents(harness.watermark(155 * SECOND))).containsExactly(content("a", 100, 125, 1, 2, 3));
    }

    @Test
    void aMessageThatOnlyReachesTheLaterSessionStartsItEarlier() throws Exception {
        final StepHarness harness = harness(10, 30, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        send(harness, "a", 3, 125, 125);
        send(harness, "a", 2, 116, 125);
        assertThat(contents(harness.end())).containsExactly(content("a", 100, 110, 1), content("a", 116, 135, 3, 2));
    }

    @Test
    void aMessageOfATimeThatIsOverIsLateUnlessASessionTakesIt() throws Exception {
        final StepHarness harness = harness(10, 0, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        send(harness, "a", 2, 95, 109);
        assertThat(send(harness, "a", 3, 80, 109)).isEmpty();
        assertThat(harness.late()).isEqualTo(1);
        assertThat(contents(harness.end())).containsExactly(content("a", 95, 110, 1, 2));
    }

    @Test
    void lateMessagesFireOrGoIntoTheOldestSession() throws Exception {
        final StepHarness fire = harness(10, 0, LatePolicy.FIRE);
        send(fire, "a", 1, 100, 100);
        assertThat(send(fire, "a", 2, 50, 100)).containsExactly(content("a", 50, 60, 2));

        final StepHarness oldest = harness(10, 0, LatePolicy.OLDEST);
        send(oldest, "a", 1, 100, 100);
        send(oldest, "a", 2, 50, 100);
        assertThat(send(oldest, "b", 3, 50, 100)).containsExactly(content("b", 50, 60, 3));
        assertThat(contents(oldest.end())).containsExactly(content("a", 100, 110, 1, 2));
        assertThat(oldest.late()).isEqualTo(2);
    }

    @Test
    void aSessionComesOutWhenNoInputHasComeForTwiceItsGapAndDelay() throws Exception {
        final StepHarness harness = harness(10, 5, LatePolicy.DROP);
        send(harness, "a", 1, 100, 100);
        assertThat(harness.advance(30 * SECOND - 1)).isEmpty();
        assertThat(contents(harness.advance(1))).containsExactly(content("a", 100, 110, 1));
        assertThat(harness.keys()).isZero();
    }

    private static StepHarness harness(long gap, long delay, LatePolicy late) {
        return StepHarness.of(new SessionWindows(gap * SECOND, delay * SECOND, late, new Collect()));
    }

    private static List<Content> send(StepHarness harness, String key, Object value, long second, long watermark)
            throws Exception {
        return contents(harness.message(new Arrival(value, key, second * SECOND, watermark * SECOND)));
    }

    private static Content content(String key, long start, long end, Object... messages) {
        return new Content(key, start, end, List.of(messages));
    }

    private static List<Content> contents(List<Result> results) {
        return results.stream().map(result -> (Content) result.value()).toList();
    }
}
