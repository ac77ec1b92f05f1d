package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.steps.Totals.Collect;
import io.millrace.engine.steps.Totals.Content;
import io.millrace.engine.steps.Totals.Sum;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What windows must give, message by message. */
final class WindowVectorsTest {
    /** Value, event second, watermark second, and then what comes out. */
    private static final int[][] TUMBLING = {
        {2, 96, 101},
        {3, 97, 102},
        {4, 98, 103},
        {5, 99, 104},
        {1, 105, 106},
        {2, 106, 107},
        {3, 107, 108},
        {4, 108, 109},
        {10, 110, 111, 14},
        {20, 111, 112},
        {30, 112, 113},
        {40, 113, 114},
        {1, 200, 201, 20, 90}
    };

    private static final int[][] SLIDING = {
        {2, 92, 100},
        {3, 93, 102},
        {4, 94, 103},
        {5, 95, 104},
        {1, 102, 106},
        {2, 103, 107},
        {3, 104, 108},
        {4, 105, 109},
        {10, 108, 112, 14, 14},
        {20, 109, 113},
        {30, 110, 114, 12},
        {40, 111, 115},
        {2, 192, 200, 10, 10, 40, 110, 107, 100, 100, 70, 0, 0}
    };

    @Test
    void tumblingWindowsOfTenSecondsWithADelayOfTen() throws Exception {
        check(StepHarness.of(windows(10, 10, 10, LatePolicy.DROP, new Sum())), TUMBLING);
    }

    @Test
    void slidingWindowsOfTenSecondsBySlidesOfTwoWithADelayOfTen() throws Exception {
        check(StepHarness.of(windows(10, 2, 10, LatePolicy.DROP, new Sum())), SLIDING);
    }

    @Test
    void windowsOfFourMessages() throws Exception {
        final StepHarness harness = StepHarness.of(new CountWindows(4, new Sum()));
        final List<Object> given = new ArrayList<>();
        for (final int value : new int[] {2, 3, 4, 5, 1, 2, 3, 4, 10, 20, 30, 40}) {
            given.addAll(values(harness.message(new Arrival(value, "key", 0, 0))));
        }
        assertThat(given).containsExactly(14, 10, 100);
    }

    @Test
    void lateMessagesAreDropped() throws Exception {
        assertThat(late(LatePolicy.DROP)).containsExactly(List.of(), List.of(), List.of(List.of(1, 3)));
    }

    @Test
    void lateMessagesFireAtOnce() throws Exception {
        assertThat(late(LatePolicy.FIRE)).containsExactly(List.of(), List.of(List.of(2)), List.of(List.of(1, 3)));
    }

    @Test
    void lateMessagesGoIntoTheOldestWindow() throws Exception {
        assertThat(late(LatePolicy.OLDEST)).containsExactly(List.of(), List.of(), List.of(List.of(1, 2, 3)));
    }

    /** The third message is in the first window although its watermark is behind that: it is taken first. */
    private static List<List<Object>> late(LatePolicy policy) throws Exception {
        final StepHarness harness = StepHarness.of(windows(10, 10, 0, policy, new Collect()));
        final List<List<Object>> given = new ArrayList<>();
        for (final int[] one : new int[][] {{1, 100, 100}, {2, 50, 100}, {3, 101, 111}}) {
            given.add(harness.message(arrival(one)).stream()
                    .map(result -> (Object) ((Content) result.value()).messages())
                    .toList());
        }
        assertThat(harness.late()).isEqualTo(1);
        return given;
    }

    private static void check(StepHarness harness, int[][] vector) throws Exception {
        for (final int[] one : vector) {
            final List<Object> expected = new ArrayList<>();
            for (int i = 3; i < one.length; i++) {
                expected.add(one[i]);
            }
            assertThat(values(harness.message(arrival(one))))
                    .as("after (%s, %s, %s)", one[0], one[1], one[2])
                    .isEqualTo(expected);
        }
    }

    private static List<Object> values(List<Result> results) {
        return results.stream().map(Result::value).toList();
    }

    private static Arrival arrival(int[] one) {
        return new Arrival(one[0], "key", TimeUnit.SECONDS.toNanos(one[1]), TimeUnit.SECONDS.toNanos(one[2]));
    }

    private static KeyedStep<?> windows(
            long range, long slide, long delay, LatePolicy late, Aggregation<?, ?, ?> aggregation) {
        final Grid grid = new Grid(
                TimeUnit.SECONDS.toNanos(range), TimeUnit.SECONDS.toNanos(slide), TimeUnit.SECONDS.toNanos(delay));
        return new TimeWindows(grid, false, late, aggregation);
    }
}
