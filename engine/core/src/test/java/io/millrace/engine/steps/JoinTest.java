package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Joiner;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class JoinTest {
    private static final Joiner<String, String, String> PAIR = (left, right) -> {
        if (left.equals("bad")) {
            throw new IllegalArgumentException("bad");
        }
        return left + right;
    };

    private static StepHarness harness(boolean outer) {
        return StepHarness.of(new Join(10, outer, PAIR));
    }

    private static List<Result> left(StepHarness harness, String text, long time) throws Exception {
        return harness.message("left", new Arrival(text, "k", time, time));
    }

    private static List<Result> right(StepHarness harness, String text, long time) throws Exception {
        return harness.message("right", new Arrival(text, "k", time, StepScope.NO_WATERMARK));
    }

    @Test
    void messagesThatAreCloseEnoughMeetWhicheverCameFirst() throws Exception {
        final StepHarness harness = harness(false);

        assertThat(left(harness, "a", 100)).isEmpty();
        assertThat(right(harness, "1", 110)).containsExactly(new Result("a1", 110));
        assertThat(right(harness, "2", 111)).isEmpty();
        assertThat(left(harness, "b", 105)).containsExactly(new Result("b1", 110), new Result("b2", 111));
        assertThat(harness.held()).isEqualTo(4);
    }

    @Test
    void otherKeysDoNotMeet() throws Exception {
        final StepHarness harness = harness(false);
        left(harness, "a", 100);

        assertThat(harness.message("right", new Arrival("1", "other", 100, 100)))
                .isEmpty();
    }

    @Test
    void eachMessageIsCountedOnceWhenItsTimeIsOver() throws Exception {
        final StepHarness harness = harness(false);
        left(harness, "a", 100);
        right(harness, "1", 105);
        left(harness, "b", 130);
        assertThat(harness.held()).isEqualTo(1);
        assertThat(harness.passed()).isEqualTo(2);
        harness.watermark(141);
        assertThat(harness.filtered()).isEqualTo(1);
        assertThat(harness.held()).isZero();
    }

    @Test
    void aKeyOfWhichNothingIsLeftIsForgotten() throws Exception {
        final StepHarness harness = harness(true);
        left(harness, "a", 100);
        assertThat(harness.keys()).isEqualTo(1);

        assertThat(harness.watermark(141)).containsExactly(new Result("anull", 100));
        assertThat(harness.keys()).isZero();
        left(harness, "late", 100);
        assertThat(harness.late()).isEqualTo(1);
        assertThat(harness.keys()).isZero();
    }

    @Test
    void whatCanHaveNoPartnerAnyMoreIsLate() throws Exception {
        final StepHarness harness = harness(false);
        harness.watermark(111);

        assertThat(left(harness, "a", 100)).isEmpty();
        assertThat(left(harness, "b", 101)).isEmpty();
        assertThat(harness.late()).isEqualTo(1);
        assertThat(right(harness, "1", 105)).containsExactly(new Result("b1", 105));
    }

    @Test
    void leftOnesWithoutAPartnerComeOutAloneWhenTheirTimeIsOver() throws Exception {
        final StepHarness harness = harness(true);
        left(harness, "a", 100);
        left(harness, "b", 101);
        right(harness, "1", 111);

        assertThat(harness.watermark(110)).isEmpty();
        assertThat(harness.watermark(200)).containsExactly(new Result("anull", 100));
        assertThat(harness.passed()).isEqualTo(3);
    }

    @Test
    void theEndBringsOutWhatIsAlone() throws Exception {
        final StepHarness harness = harness(true);
        left(harness, "a", 100);
        left(harness, "b", 100);
        right(harness, "1", 500);

        assertThat(harness.end()).extracting(Result::value).containsExactly("anull", "bnull");
        assertThat(harness.filtered()).isEqualTo(1);
        assertThat(harness.held()).isZero();
    }

    @Test
    void leftOnesDoNotWaitForEverWhenNothingComes() throws Exception {
        final StepHarness harness = harness(true);
        left(harness, "a", 100);
        left(harness, "b", 101);

        assertThat(harness.advance(2_000_000_000L)).extracting(Result::value).containsExactly("anull", "bnull");
    }

    @Test
    void aMessageWhoseJoinFailsMeetsNobody() throws Exception {
        final StepHarness harness = harness(true);
        right(harness, "1", 100);

        assertThatThrownBy(() -> left(harness, "bad", 100)).hasMessage("bad");
        assertThat(left(harness, "a", 100)).containsExactly(new Result("a1", 100));
    }

    /** All pairs within the span meet exactly once, in whatever order they come. */
    @RepeatedTest(20)
    void exactlyThePairsWithinTheSpanMeet(RepetitionInfo repetition) throws Exception {
        final Random random = new Random(repetition.getCurrentRepetition());
        final StepHarness harness = harness(false);
        final List<long[]> lefts = new ArrayList<>();
        final List<long[]> rights = new ArrayList<>();
        final List<String> got = new ArrayList<>();
        long watermark = 0;
        for (int i = 0; i < 200; i++) {
            final long time = watermark + random.nextInt(15);
            final boolean isLeft = random.nextBoolean();
            (isLeft ? lefts : rights).add(new long[] {i, time});
            watermark = Math.max(watermark, time - 8);
            harness.message(isLeft ? "left" : "right", new Arrival("," + i, "k", time, watermark))
                    .forEach(result -> got.add((String) result.value()));
        }
        final Set<String> wanted = new HashSet<>();
        for (final long[] left : lefts) {
            for (final long[] right : rights) {
                if (Math.abs(left[1] - right[1]) <= 10) {
                    wanted.add("," + left[0] + "," + right[0]);
                }
            }
        }

        assertThat(got).containsExactlyInAnyOrderElementsOf(wanted);
        harness.end();
        assertThat(harness.passed() + harness.filtered()).isEqualTo(200);
    }
}
