package io.millrace.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.testkit.StepHarness;
import io.millrace.engine.testkit.StepHarness.Arrival;
import io.millrace.engine.testkit.StepHarness.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class KeyedStepTest {
    private final StepHarness harness = StepHarness.of(new Hold());

    /** Holds each message until the watermark is 10 beyond it, or for 100 of engine time. */
    private static final class Hold implements KeyedStep<Deque<Object>> {
        @Override
        public Deque<Object> memory() {
            return new ArrayDeque<>();
        }

        @Override
        public Fate message(Object in, Deque<Object> memory, StepScope scope) {
            if (in.equals("bad")) {
                scope.emit("never seen");
                throw new IllegalArgumentException("bad");
            }
            memory.add(in);
            scope.eventTimer(Math.min(scope.eventTimer(), scope.eventTime() + 10));
            scope.engineTimer(scope.now() + 100);
            return Fate.HELD;
        }

        @Override
        public void eventDue(Deque<Object> memory, StepScope scope) {
            release("event ", memory, scope);
            if (!memory.isEmpty()) {
                scope.eventTimer(scope.eventTime());
            }
        }

        @Override
        public void engineDue(Deque<Object> memory, StepScope scope) {
            release("engine ", memory, scope);
        }

        @Override
        public boolean end(Deque<Object> memory, StepScope scope) {
            if (!memory.isEmpty()) {
                release("end ", memory, scope);
            }
            return !memory.isEmpty();
        }

        private static void release(String by, Deque<Object> memory, StepScope scope) {
            scope.emit(by + scope.key() + memory.remove());
            scope.passed(1);
            if (memory.isEmpty()) {
                scope.forget();
            }
        }
    }

    @Test
    void timersOfAllKeysFireInTheOrderOfTheirTimes() throws Exception {
        harness.message(new Arrival(1, "b", 5, 5));
        harness.message(new Arrival(2, "a", 5, 5));
        harness.message(new Arrival(3, "c", 4, 5));

        assertThat(harness.watermark(15))
                .containsExactly(new Result("event c3", 14), new Result("event b1", 15), new Result("event a2", 15));
        assertThat(harness.keys()).isZero();
        assertThat(harness.passed()).isEqualTo(3);
    }

    @Test
    void engineTimersFireWithoutAnyWatermark() throws Exception {
        harness.message(new Arrival(1, "a", 5, 5));
        assertThat(harness.advance(99)).isEmpty();
        assertThat(harness.advance(1)).containsExactly(new Result("engine a1", 5));
    }

    @Test
    void theEndFiresTimersAndThenAsksForWhatIsLeft() throws Exception {
        harness.message(new Arrival(1, null, 5, 5));
        harness.message(new Arrival(2, null, 6, 6));
        assertThat(harness.end()).extracting(Result::value).containsExactly("event null1", "event null2");
    }

    @Test
    void whatIsDiscardedStaysCountedAsHeld() throws Exception {
        harness.message(new Arrival(1, "a", 5, 5));
        assertThat(harness.discard()).isEmpty();
        assertThat(harness.held()).isEqualTo(1);
    }

    @Test
    void anotherInstanceGoesOnWithTheMemories() throws Exception {
        harness.message(new Arrival(1, "a", 5, 5));
        harness.swap(new Hold());
        assertThat(harness.watermark(15)).containsExactly(new Result("event a1", 15));
    }

    @Test
    void anExceptionComesOutAndTheKeyGoesOn() throws Exception {
        harness.message(new Arrival(1, "a", 5, 5));
        assertThatThrownBy(() -> harness.message(new Arrival("bad", "a", 5, 5))).hasMessage("bad");
        assertThat(harness.watermark(15)).contains(new Result("event a1", 15));
    }
}
