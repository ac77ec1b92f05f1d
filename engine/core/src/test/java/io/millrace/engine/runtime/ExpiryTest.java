package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Expiring;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {1, 2, 3})
class ExpiryTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));
    private static final Duration HOUR = Duration.ofHours(1);

    @Parameter
    int workers;

    private final Application app = Application.named("app");

    private Pipeline<String> keyed() {
        return app.source("in", Sources.tcp(7001), Bench::text).key("by", s -> s);
    }

    private State<int[]> counts() {
        return app.state("counts", HOUR, () -> new int[1]);
    }

    /** Counts, and says at the end how many there were. */
    private record Count(String word)
            implements StateComputation<String, int[], String>, Expiring<String, int[], String> {
        @Override
        public String compute(String in, int[] state) {
            return in + ++state[0];
        }

        @Override
        public @Nullable String expired(String key, int[] state) {
            if (key.equals("bad")) {
                throw new IllegalStateException("no good-bye");
            }
            return key.equals("silent") ? null : key + " " + word + " " + state[0];
        }
    }

    private void drawCount() {
        keyed().computeWith("count", counts(), new Count("gone")).sink("out", Sinks.stdout(), TEXT);
    }

    private static Bench later(Bench bench, Duration time) {
        bench.clock.advance(time);
        return bench.run();
    }

    @Test
    void anObjectIsGoneAHourAfterItsLastUseAndItsComputationSaysSo() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app).feed("a", "a", "b");
        assertThat(bench.counts("count").keys()).isEqualTo(2);

        later(bench, HOUR.minusMinutes(30)).feed("a");
        later(bench, Duration.ofMinutes(30).minusMillis(1));
        assertThat(bench.out()).containsExactlyInAnyOrder("a1", "a2", "b1", "a3");
        later(bench, Duration.ofMillis(1));
        assertThat(bench.out()).contains("b gone 1").hasSize(5);
        assertThat(bench.counts("count").keys()).isEqualTo(1);
        later(bench, HOUR);
        assertThat(bench.out()).contains("a gone 3").hasSize(6);
        final Counts counts = bench.counts("count");
        assertThat(counts.keys()).isZero();
        assertThat(counts.passed()).isEqualTo(4);
        assertThat(counts.emitted()).isEqualTo(6);
        assertThat(counts.held()).isZero();
        assertThat(bench.crossed("count--out")).isEqualTo(6);
    }

    @Test
    void theNextMessageOfTheKeyFindsANewObject() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app).feed("a", "a");
        bench.clock.advance(HOUR);
        bench.feed("a");

        assertThat(bench.out()).containsExactly("a1", "a2", "a gone 2", "a1");
    }

    @Test
    void withNobodyToTellObjectsJustGo() throws Exception {
        keyed().computeWith("count", counts(), (s, n) -> s + ++n[0]).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a", "b", "a");
        later(bench, HOUR);

        assertThat(bench.counts("count").keys()).isZero();
        assertThat(bench.feed("a").out()).containsExactlyInAnyOrder("a1", "b1", "a2", "a1");
        assertThat(bench.counts("count").emitted()).isEqualTo(4);
    }

    @Test
    void nothingIsSaidWhereTheAnswerIsNullAndAFailureIsShownAtTheNode() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app).feed("silent", "bad", "a");
        later(bench, HOUR).feed("b");

        assertThat(bench.out()).containsExactlyInAnyOrder("silent1", "bad1", "a1", "a gone 1", "b1");
        final Counts counts = bench.counts("count");
        assertThat(counts.failed()).isZero();
        assertThat(counts.troubles()).isEqualTo(1);
        assertThat(bench.node("count").failures()).singleElement().satisfies(sample -> {
            assertThat(sample.error()).isEqualTo("IllegalStateException: no good-bye");
            assertThat(sample.code()).contains(new CodeRef("count", Role.COMPUTE));
        });
        assertThat(counts.received()).isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.held());
    }

    @Test
    void everyComputationOnTheStateIsTold() throws Exception {
        final State<int[]> shared = counts();
        final Pipeline<String> keyed = keyed();
        keyed.computeWith("one", shared, new Count("left")).sink("out", Sinks.stdout(), TEXT);
        keyed.computeWith("two", shared, new Count("right")).sink("other", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a");
        later(bench, HOUR);

        assertThat(bench.out()).containsExactly("a1", "a left 2");
        assertThat(bench.sink("other").taken()).containsExactly("a2", "a right 2");
    }

    @Test
    void whatOnlyUpdatesGivesWhenAnObjectIsGone() throws Exception {
        keyed().computeWith("count", counts(), new Update()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).deploy(app).feed("a", "a", "b");
        later(bench, HOUR);

        assertThat(bench.out()).containsExactlyInAnyOrder("a=2", "b=1");
        assertThat(bench.counts("count").passed()).isEqualTo(3);
        assertThat(bench.counts("count").filtered()).isZero();
        assertThat(bench.counts("count").emitted()).isEqualTo(2);
    }

    private record Update() implements StateComputation<String, int[], String>, Expiring<String, int[], String> {
        @Override
        public @Nullable String compute(String in, int[] state) {
            state[0]++;
            return null;
        }

        @Override
        public String expired(String key, int[] state) {
            return key + "=" + state[0];
        }

        @Override
        public boolean updatesOnly() {
            return true;
        }
    }

    @Test
    void aSlowSinkHoldsBackWhatExpiresAndLosesNothing() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).queueSlots(4).deploy(app);
        final boolean[] open = new boolean[1];
        bench.sink("out").room(() -> open[0] || bench.sink("out").taken().size() < 200);
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            bench.feed("k" + i);
            expected.add("k" + i + "1");
            expected.add("k" + i + " gone 1");
        }
        later(bench, HOUR);
        assertThat(bench.counts("count").keys()).isPositive();
        assertThat(bench.out()).hasSize(200);

        open[0] = true;
        bench.run();
        assertThat(bench.out()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bench.counts("count").keys()).isZero();
    }

    @Test
    void newCodeSaysItInItsOwnWay() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app).feed("a", "b");
        final CodeRef ref = new CodeRef("count", Role.COMPUTE);
        final var swapped = bench.deployment().swap(new Code(Map.of(ref, () -> new Count("away"))), Set.of(ref));
        bench.run();
        assertThat(swapped).isCompleted();
        later(bench, HOUR);

        assertThat(bench.out()).containsExactlyInAnyOrder("a1", "b1", "a away 1", "b away 1");
    }

    @Test
    void theEndIsNotWaitedForByWhatWillExpire() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app).feed("a", "b");
        final var ended = bench.deployment().stop(Duration.ofSeconds(10));
        bench.run();
        assertThat(ended).isCompleted();

        assertThat(bench.deployment().metrics().status()).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(bench.out()).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void messagesDoNotWaitUntilVeryManyObjectsAreGone() throws Exception {
        drawCount();
        final Bench bench = new Bench(workers).deploy(app);
        for (int i = 0; i < 20_000; i++) {
            bench.source("in").give("k" + i);
        }
        bench.run();
        bench.clock.advance(HOUR);
        bench.source("in").give("now");
        int turns = 0;
        while (!bench.out().contains("now1")) {
            bench.worker.turn();
            turns++;
        }

        assertThat(turns).isLessThan(15);
        assertThat(bench.counts("count").keys()).isPositive();
        bench.run();
        assertThat(bench.counts("count").keys()).isEqualTo(1);
        assertThat(bench.out()).hasSize(40_001);
    }
}
