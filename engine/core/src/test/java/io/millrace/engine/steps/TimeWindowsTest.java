package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.steps.Totals.Collect;
import io.millrace.engine.steps.Totals.Content;
import io.millrace.engine.steps.Totals.Sum;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TimeWindowsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void alignedWindowsStartAtMultiplesOfTheSlideSinceTheEpoch() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Collect()));
        assertThat(send(harness, "a", 1, 103)).isEmpty();
        assertThat(send(harness, "b", 2, 109)).isEmpty();
        assertThat(send(harness, "a", 3, 111)).containsExactly(content("a", 100, 110, 1), content("b", 100, 110, 2));
        assertThat(send(harness, "a", 4, 155)).containsExactly(content("a", 110, 120, 3));
        assertThat(send(harness, "a", 5, 160)).containsExactly(content("a", 150, 160, 4));
    }

    @Test
    void anAlignedSlidingWindowHasEveryWindowThatIsOpenWhenItsFirstMessageComes() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 5, 0, true, new Collect()));
        send(harness, "a", 1, 103);
        assertThat(send(harness, "a", 2, 107)).containsExactly(content("a", 95, 105, 1));
        assertThat(send(harness, "a", 3, 110)).containsExactly(content("a", 100, 110, 1, 2));
        assertThat(contents(harness.end())).containsExactly(content("a", 105, 115, 2, 3), content("a", 110, 120, 3));
    }

    @Test
    void alignedWindowsBeforeTheEpochStartAtMultiplesToo() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Collect()));
        send(harness, "a", 1, -3);
        assertThat(send(harness, "a", 2, 1)).containsExactly(content("a", -10, 0, 1));
    }

    @Test
    void theOutputTimeIsTheLastNanosecondOfTheWindow() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Sum()));
        send(harness, "a", 1, 103);
        assertThat(harness.watermark(110 * SECOND)).containsExactly(new Result(1, 110 * SECOND - 1));
    }

    @Test
    void emptyWindowsComeOutOneByOneAndAreSkippedByAJump() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Sum()));
        send(harness, "a", 1, 103);
        assertThat(values(harness.watermark(110 * SECOND))).containsExactly(1);
        assertThat(values(harness.watermark(120 * SECOND))).containsExactly(0);
        assertThat(values(harness.watermark(200 * SECOND))).containsExactly(0);
        assertThat(values(harness.watermark(210 * SECOND))).containsExactly(0);
    }

    @Test
    void aMessageFarAheadOfTheWatermarkIsInItsWindowWhenThatComesOut() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Collect()));
        harness.message(new Arrival(1, "a", 103 * SECOND, 103 * SECOND));
        harness.message(new Arrival(2, "a", 165 * SECOND, 104 * SECOND));
        harness.message(new Arrival(3, "a", 105 * SECOND, 105 * SECOND));
        assertThat(contents(harness.watermark(300 * SECOND)))
                .containsExactly(content("a", 100, 110, 1, 3), content("a", 160, 170, 2));
        assertThat(harness.held()).isZero();
        assertThat(harness.passed()).isEqualTo(3);
    }

    @Test
    void withoutAnyWatermarkNoMessageIsLate() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 5, 0, false, new Collect()));
        harness.message(new Arrival(1, "a", 103 * SECOND, StepScope.NO_WATERMARK));
        harness.message(new Arrival(2, "a", 42 * SECOND, StepScope.NO_WATERMARK));
        assertThat(harness.late()).isZero();
        assertThat(contents(harness.watermark(42 * SECOND))).isEmpty();
        assertThat(contents(harness.watermark(43 * SECOND))).containsExactly(content("a", 33, 43, 2));
        assertThat(contents(harness.watermark(60 * SECOND))).containsExactly(content("a", 38, 48, 2));
    }

    @Test
    void aWindowComesOutWhenNoInputHasComeForTwiceItsRangeAndDelay() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 5, true, new Collect()));
        send(harness, "a", 1, 103);
        harness.advance(39 * SECOND);
        send(harness, "b", 2, 104);
        assertThat(harness.advance(40 * SECOND - 1)).isEmpty();
        assertThat(contents(harness.advance(1))).containsExactly(content("a", 100, 110, 1), content("b", 100, 110, 2));
        assertThat(send(harness, "a", 3, 112)).isEmpty();
        assertThat(send(harness, "a", 4, 131)).containsExactly(content("a", 110, 120, 3));
    }

    @Test
    void atTheEndEverythingOpenComesOutInTheOrderOfTime() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 20, true, new Collect()));
        send(harness, "a", 1, 103);
        send(harness, "b", 2, 104);
        send(harness, "a", 3, 115);
        assertThat(contents(harness.end()))
                .containsExactly(content("a", 100, 110, 1), content("b", 100, 110, 2), content("a", 110, 120, 3));
        assertThat(harness.held()).isZero();
    }

    @Test
    void whatIsDiscardedAtTheEndIsStillHeld() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 20, true, new Collect()));
        send(harness, "a", 1, 103);
        send(harness, "a", 3, 115);
        assertThat(harness.discard()).isEmpty();
        assertThat(harness.held()).isEqualTo(2);
    }

    @Test
    void aMessageThatFailsLeavesNoTraceAndAnOutputThatFailsStopsNoOther() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Collect()));
        assertThatThrownBy(() -> send(harness, "a", "bad", 103)).hasMessage("bad");
        send(harness, "a", "worse", 104);
        assertThatThrownBy(() -> send(harness, "a", "fine", 112)).hasMessage("worse");
        assertThat(contents(harness.watermark(120 * SECOND))).containsExactly(content("a", 110, 120, "fine"));
        assertThat(harness.held()).isZero();
    }

    @Test
    void accumulatorsOutliveASwapOfTheCode() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, true, new Collect()));
        send(harness, "a", 1, 103);
        harness.swap(windows(10, 10, 0, true, new Collect()));
        send(harness, "a", 2, 104);
        assertThat(contents(harness.watermark(110 * SECOND))).containsExactly(content("a", 100, 110, 1, 2));
    }

    @Test
    void aLateMessageFiresWithTheWindowThatItWouldHaveBeenIn() throws Exception {
        final Grid grid = new Grid(10 * SECOND, 5 * SECOND, 0);
        final StepHarness harness = StepHarness.of(new TimeWindows(grid, true, LatePolicy.FIRE, new Collect()));
        send(harness, "a", 1, 203);
        assertThat(send(harness, "a", 2, 108)).containsExactly(content("a", 105, 115, 2));
        assertThat(harness.late()).isEqualTo(1);
    }

    @Test
    void eachMessageIsTakenInOnceHoweverManyWindowsItIsIn() throws Exception {
        final Sum sum = new Sum();
        final StepHarness harness = StepHarness.of(windows(60, 1, 0, true, sum));
        for (int i = 0; i < 600; i++) {
            for (int n = 0; n < 20; n++) {
                send(harness, "a", 1, 1_000 + i);
            }
        }
        assertThat(sum.updates).isEqualTo(600 * 20);
        assertThat(sum.combines).isLessThan(600 * 6);
    }

    @Test
    void timesThatCanNotBeCalculatedWithAreTakenAsTheNearestThatCan() throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 4, 7, true, new Sum()));
        harness.message(new Arrival(1, "a", Long.MIN_VALUE, Long.MIN_VALUE + 1));
        harness.message(new Arrival(2, "a", 0, 0));
        harness.message(new Arrival(4, "a", Long.MAX_VALUE, Long.MAX_VALUE - 1));
        harness.end();
        assertThat(harness.held()).isZero();
        assertThat(harness.passed()).isEqualTo(3);
    }

    @Test
    void aSlideLongerThanTheRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(10, 11, 0));
    }

    @Test
    void theDelayIsRoundedUpToAMultipleOfTheSlide() {
        assertThat(new Grid(10, 4, 5).delay()).isEqualTo(8);
        assertThat(new Grid(10, 5, 10).delay()).isEqualTo(10);
        assertThat(new Grid(10, 2, 10).open()).isEqualTo(10);
    }

    /** Every window by itself, message by message. */
    @RepeatedTest(40)
    void panesGiveTheSameAsWindowsThatAreKeptApart(RepetitionInfo repetition) throws Exception {
        final Random random = new Random(repetition.getCurrentRepetition());
        final long slide = 1L + random.nextInt(7);
        final long range = slide + random.nextInt(repetition.getCurrentRepetition() % 2 == 0 ? 20 : 90);
        final Grid grid = new Grid(range, slide, random.nextInt(10));
        final StepHarness harness = StepHarness.of(new TimeWindows(grid, true, LatePolicy.DROP, new Sum()));
        final TreeMap<Long, Integer> expected = new TreeMap<>();
        final List<Result> given = new ArrayList<>();
        long watermark = 1_000;
        for (int i = 1; i < 500; i++) {
            final long time = watermark + random.nextInt(12) - 8;
            final long reached = Math.max(watermark, time);
            // A message belongs to each window that contains it and was not out before it came.
            if (i == 1) {
                watermark = reached;
            }
            for (long start = Math.floorDiv(time, slide) * slide; start > time - range; start -= slide) {
                if (start + range + grid.delay() > watermark) {
                    expected.merge(start + range - 1, i, Integer::sum);
                }
            }
            watermark = reached;
            given.addAll(harness.message(new Arrival(i, "a", time, watermark)));
        }
        given.addAll(harness.end());
        final TreeMap<Long, Integer> sums = new TreeMap<>();
        given.stream()
                .filter(result -> !result.value().equals(0))
                .forEach(result -> assertThat(sums.put(result.eventTime(), (Integer) result.value()))
                        .as("comes out once")
                        .isNull());
        assertThat(sums).isEqualTo(expected);
        assertThat(given).extracting(Result::eventTime).isSorted();
    }

    private static List<Content> send(StepHarness harness, String key, Object value, long second) throws Exception {
        return contents(harness.message(new Arrival(value, key, second * SECOND, second * SECOND)));
    }

    private static Content content(String key, long start, long end, Object... messages) {
        return new Content(key, start, end, List.of(messages));
    }

    private static List<Content> contents(List<Result> results) {
        return results.stream()
                .map(Result::value)
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .toList();
    }

    private static List<Object> values(List<Result> results) {
        return results.stream().map(Result::value).toList();
    }

    private static KeyedStep<?> windows(
            long range, long slide, long delay, boolean aligned, Aggregation<?, ?, ?> aggregation) {
        final Grid grid = new Grid(range * SECOND, slide * SECOND, delay * SECOND);
        return new TimeWindows(grid, aligned, LatePolicy.DROP, aggregation);
    }
}
