package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.steps.Totals.Collect;
import io.millrace.engine.steps.Totals.Content;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountWindowsTest {
    private static final long SECOND = 1_000_000_000L;

    private final StepHarness harness = StepHarness.of(new CountWindows(2, new Collect()));

    @Test
    void eachKeyFillsItsOwnWindowsWhichCoverTheTimesOfTheirMessages() throws Exception {
        assertThat(send("a", 1, 105)).isEmpty();
        assertThat(send("b", 2, 106)).isEmpty();
        assertThat(send("a", 3, 103))
                .containsExactly(new Result(new Content("a", 103, 105, List.of(1, 3)), 105 * SECOND));
        assertThat(harness.held()).isEqualTo(1);
        assertThat(harness.passed()).isEqualTo(2);
    }

    @Test
    void whatIsNotFullComesOutAtTheEndOrIsDiscarded() throws Exception {
        send("a", 1, 105);
        assertThat(harness.end()).containsExactly(new Result(new Content("a", 105, 105, List.of(1)), 105 * SECOND));
        assertThat(harness.held()).isZero();

        final StepHarness other = StepHarness.of(new CountWindows(2, new Collect()));
        other.message(new Arrival(1, "a", 0, 0));
        assertThat(other.discard()).isEmpty();
        assertThat(other.held()).isEqualTo(1);
    }

    @Test
    void aMessageThatFailsIsNotInTheWindow() throws Exception {
        send("a", 1, 105);
        assertThatThrownBy(() -> send("a", "bad", 105)).hasMessage("bad");
        assertThat(send("a", 3, 105)).hasSize(1);
    }

    private List<Result> send(String key, Object value, long second) throws Exception {
        return harness.message(new Arrival(value, key, second * SECOND, second * SECOND));
    }
}
