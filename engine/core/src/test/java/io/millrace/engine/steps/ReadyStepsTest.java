package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Key;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ReadyStepsTest {
    private static final long MILLI = 1_000_000L;
    private static final Key<String, String> SELF = in -> in;

    private static StepHarness harness(String kind, Map<String, String> settings, Map<Role, Object> code) {
        return StepHarness.of(make(kind, settings, code));
    }

    private static KeyedStep<?> make(String kind, Map<String, String> settings, Map<Role, Object> code) {
        return Objects.requireNonNull(ReadySteps.makers().get(kind)).make(new StepSetup() {
            @Override
            public String setting(String name) {
                return Objects.requireNonNull(settings.get(name), name);
            }

            @Override
            public Object code(Role role) {
                return Objects.requireNonNull(code.get(role));
            }
        });
    }

    /** Sends texts {@code key value}, each at its own event time, and tells what came out. */
    private static List<Object> send(StepHarness harness, String... texts) throws Exception {
        final List<Object> out = new ArrayList<>();
        for (final String text : texts) {
            final String[] parts = text.split(" ");
            out.addAll(values(harness.message(new Arrival(parts[1], parts[0], 7, 7))));
        }
        return out;
    }

    private static List<Object> values(List<Result> results) {
        return results.stream().map(Result::value).toList();
    }

    private static StepHarness distinct(String again) {
        return harness("distinct", Map.of("again", again, "after", "10ms"), Map.of(Role.KEY, SELF));
    }

    @Test
    void eachValueOfAKeyPassesOnce() throws Exception {
        final StepHarness harness = distinct("never");

        assertThat(send(harness, "a 1", "a 2", "a 1", "b 1", "a 2")).containsExactly("1", "2", "1");
        assertThat(harness.passed()).isEqualTo(3);
        assertThat(harness.filtered()).isEqualTo(2);
        harness.swap(make("distinct", Map.of("again", "never"), Map.of(Role.KEY, SELF)));
        assertThat(send(harness, "a 1", "a 3")).containsExactly("3");
    }

    @Test
    void aValuePassesAgainSomeTimeAfterItPassedAndIsForgotten() throws Exception {
        final StepHarness harness = distinct("after");

        send(harness, "a 1");
        harness.advance(6 * MILLI);
        assertThat(send(harness, "a 1", "a 2")).containsExactly("2");
        harness.advance(4 * MILLI);
        assertThat(send(harness, "a 1", "a 2")).containsExactly("1");
        harness.advance(10 * MILLI);
        assertThat(harness.keys()).isZero();
    }

    private static Map<String, String> throttle(String others) {
        return Map.of("messages", "2", "per", "10ms", "others", others, "most-waiting", "2");
    }

    @Test
    void noStretchOfTimeSeesMoreThanTheThrottleAllows() throws Exception {
        final StepHarness harness = harness("throttle", throttle("drop"), Map.of());

        assertThat(send(harness, "a 1", "b 1")).hasSize(2);
        harness.advance(9 * MILLI);
        assertThat(send(harness, "a 2", "a 3")).containsExactly("2");
        harness.advance(1 * MILLI);
        assertThat(send(harness, "a 4", "a 5")).containsExactly("4");
        assertThat(harness.filtered()).isEqualTo(2);
        harness.advance(20 * MILLI);
        assertThat(harness.keys()).isZero();
    }

    @Test
    void whatIsTooMuchCanWaitForItsTurnUpToABound() throws Exception {
        final StepHarness harness = harness("throttle", throttle("wait"), Map.of());

        assertThat(send(harness, "a 1", "a 2", "a 3", "a 4")).containsExactly("1", "2");
        assertThat(harness.held()).isEqualTo(2);
        assertThatThrownBy(() -> send(harness, "a 5")).hasMessageContaining("2 messages waiting already");
        assertThat(values(harness.advance(10 * MILLI))).containsExactly("3", "4");
        assertThat(send(harness, "a 6")).isEmpty();
        assertThat(values(harness.advance(10 * MILLI))).containsExactly("6");
        assertThat(harness.passed()).isEqualTo(5);
        assertThat(send(harness, "a 7", "a 8")).containsExactly("7");
        assertThat(values(harness.end())).containsExactly("8");
        assertThat(harness.held()).isZero();
    }

    @Test
    void oneOfSoManyMessagesPasses() throws Exception {
        final StepHarness harness = harness("sample", Map.of("takes", "each", "each", "3"), Map.of());

        assertThat(send(harness, "a 1", "a 2", "b 1", "a 3", "a 4", "a 5", "a 6"))
                .containsExactly("3", "6");
        assertThat(harness.filtered()).isEqualTo(5);
    }

    @Test
    void theNewestMessageOfEachStretchPasses() throws Exception {
        final StepHarness harness = harness("sample", Map.of("takes", "newest", "every", "10ms"), Map.of());

        assertThat(send(harness, "a 1", "a 2", "b 1")).isEmpty();
        assertThat(values(harness.advance(10 * MILLI))).containsExactly("2", "1");
        assertThat(send(harness, "a 3")).isEmpty();
        assertThat(values(harness.advance(9 * MILLI))).isEmpty();
        assertThat(values(harness.advance(1 * MILLI))).containsExactly("3");
        assertThat(send(harness, "a 4")).isEmpty();
        assertThat(values(harness.end())).containsExactly("4");
        assertThat(harness.passed()).isEqualTo(4);
        assertThat(harness.filtered()).isEqualTo(1);
        assertThat(harness.held()).isZero();
    }

    @Test
    void aDelayKeepsOrderAndEventTimes() throws Exception {
        final StepHarness harness = harness("delay", Map.of("by", "10ms", "most-waiting", "3"), Map.of());

        harness.message(new Arrival("1", null, 105, 105));
        harness.advance(4 * MILLI);
        harness.message(new Arrival("2", null, 106, 106));
        assertThat(harness.held()).isEqualTo(2);
        assertThat(harness.advance(6 * MILLI)).containsExactly(new Result("1", 105));
        assertThat(harness.advance(4 * MILLI)).containsExactly(new Result("2", 106));
        send(harness, "a 3", "a 4", "a 5");
        assertThatThrownBy(() -> send(harness, "a 6")).hasMessageContaining("waiting already");
        harness.swap(make("delay", Map.of("by", "1ms", "most-waiting", "9"), Map.of()));
        assertThat(send(harness, "a 6")).isEmpty();
        assertThat(values(harness.end())).containsExactly("3", "4", "5", "6");
    }

    @Test
    void whatADelayHoldsCanBeDiscarded() throws Exception {
        final StepHarness harness = harness("delay", Map.of("by", "10ms", "most-waiting", "3"), Map.of());
        send(harness, "a 1");

        assertThat(harness.discard()).isEmpty();
        assertThat(harness.held()).isEqualTo(1);
    }

    /** Messages are texts such as {@code x=3}: about x, with the value 3. */
    private static StepHarness topN(String emit) {
        final Computation<String, Integer> by = in -> in.endsWith("=") ? null : Integer.valueOf(in.substring(2));
        final Key<String, String> about = in -> in.substring(0, 1);
        return harness(
                "top-n", Map.of("size", "2", "emit", emit, "every", "10ms"), Map.of(Role.COMPUTE, by, Role.KEY, about));
    }

    @Test
    void theLargestAreGivenWheneverTheListChanges() throws Exception {
        final StepHarness harness = topN("change");

        assertThat(send(harness, "a x=3", "a y=5", "a z=2", "a z=4", "b z=1", "a x=9", "a x=9", "a y="))
                .containsExactly(
                        List.of("x=3"),
                        List.of("y=5", "x=3"),
                        List.of("y=5", "z=4"),
                        List.of("z=1"),
                        List.of("x=9", "y=5"));
        assertThat(harness.filtered()).isEqualTo(3);
    }

    @Test
    void aNewerMessageAboutTheSameThingTakesItsPlaceAlsoWhenItIsSmaller() throws Exception {
        assertThat(send(topN("change"), "a x=5", "a y=3", "a x=1", "a x=1"))
                .containsExactly(List.of("x=5"), List.of("x=5", "y=3"), List.of("y=3", "x=1"));
    }

    @Test
    void theListCanComeOutAtTimes() throws Exception {
        final StepHarness harness = topN("times");

        assertThat(send(harness, "a x=3", "a y=5")).isEmpty();
        assertThat(values(harness.advance(10 * MILLI))).containsExactly(List.of("y=5", "x=3"));
        assertThat(values(harness.advance(50 * MILLI))).isEmpty();
        send(harness, "a x=7");
        assertThat(values(harness.end())).containsExactly(List.of("x=7", "y=5"));
    }
}
