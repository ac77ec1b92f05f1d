package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class BackPressureTest {
    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    /** Room for one message, at every other question. */
    private static BooleanSupplier everyOther() {
        final int[] asked = new int[1];
        return () -> asked[0]++ % 2 == 0;
    }

    @Test
    void nothingIsLostOrReorderedByASinkThatRefusesEveryOtherCall() throws Exception {
        in().computeMany("three", (String s, Emitter<String> out) -> {
                    for (int i = 0; i < 3; i++) {
                        out.emit(s + i);
                    }
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").room(everyOther());
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            bench.source("in").give(i + ".");
            expected.addAll(List.of(i + ".0", i + ".1", i + ".2"));
        }

        for (int turns = 0; turns < 1000 && bench.out().size() < 150; turns++) {
            bench.worker.turn();
        }

        assertThat(bench.out()).isEqualTo(expected);
        assertThat(bench.counts("out").passed()).isEqualTo(150);
        assertThat(bench.counts("out").held()).isZero();
    }

    @Test
    void startsNoMessageWithoutRoomAtEachSinkBehind() throws Exception {
        final Pipeline<String> in = in();
        in.sink("out", Sinks.stdout(), TEXT);
        in.sink("slow", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("slow").room(() -> false);
        bench.feed("a", "b");

        assertThat(bench.source("in").waiting()).isEqualTo(2);
        assertThat(bench.out()).isEmpty();

        bench.sink("slow").room(() -> true);
        bench.run();
        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(bench.sink("slow").taken()).containsExactly("a", "b");
    }

    @Test
    void otherChainsGoOn() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        app.source("other", Sources.tcp(7003), Bench::text).sink("free", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").room(() -> false);
        bench.source("other").give("x", "y");
        bench.feed("a");

        assertThat(bench.sink("free").taken()).containsExactly("x", "y");
        assertThat(bench.out()).isEmpty();
    }

    @Test
    void whatOneMessageEmitsBeyondTheRoomIsHeldAndNothingStartsBeforeIt() throws Exception {
        in().computeMany("many", (String s, Emitter<String> out) -> {
                    for (int i = 0; i < 10; i++) {
                        out.emit(s + i);
                    }
                })
                .sink("out", Sinks.stdout(), TEXT);
        app.source("other", Sources.tcp(7003), Bench::text)
                .compute("same", s -> s)
                .sink("beside", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        final ScriptedSink out = bench.sink("out");
        out.room(() -> out.taken().size() < 4);
        bench.feed("a", "b");

        assertThat(bench.out()).containsExactly("a0", "a1", "a2", "a3");
        final Counts counts = bench.counts("out");
        assertThat(counts.received()).isEqualTo(10);
        assertThat(counts.held()).isEqualTo(6);
        assertThat(bench.source("in").waiting()).as("b has not started").isEqualTo(1);

        out.room(() -> true);
        bench.run();
        assertThat(bench.out())
                .hasSize(20)
                .startsWith("a0", "a1", "a2", "a3", "a4")
                .endsWith("b9");
        assertThat(bench.counts("out").held()).isZero();
    }

    @Test
    void aSourceDoesNotOvertakeTheRestOfAnothersMessage() throws Exception {
        final Pipeline<String> other = app.source("other", Sources.tcp(7003), Bench::text);
        in().computeMany("many", (String s, Emitter<String> out) -> {
                    out.emit(s + 1);
                    out.emit(s + 2);
                    out.emit(s + 3);
                })
                .merge(other)
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").room(everyOther());
        bench.source("in").give("a");
        bench.worker.turn();
        bench.source("other").give("x");
        for (int i = 0; i < 20; i++) {
            bench.worker.turn();
        }

        assertThat(bench.out()).containsExactlyInAnyOrder("a1", "a2", "a3", "x").containsSubsequence("a1", "a2", "a3");
        if (workers == 1) {
            assertThat(bench.out()).endsWith("x");
        }
    }

    @Test
    void aGeneratorStopsWhenThereIsNoRoom() throws Exception {
        app.generator("in", 0, new Counting()).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        final ScriptedSink out = bench.sink("out");
        out.room(() -> out.taken().size() < 1000);
        bench.run();

        assertThat(bench.counts("in").received()).isEqualTo(1000);
        assertThat(bench.out()).endsWith("999");
    }

    private static final class Counting implements Generator<Integer> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Integer next(Integer previous) {
            return previous + 1;
        }
    }

    @Test
    void aSlowSourceThatAlwaysHasMoreLeavesTimeToTheOthers() throws Exception {
        final Bench bench = new Bench();
        in().compute("slow", s -> {
                    bench.clock.advance(Duration.ofMillis(1));
                    return s;
                })
                .sink("out", Sinks.stdout(), TEXT);
        app.source("other", Sources.tcp(7003), Bench::text).sink("free", Sinks.stdout(), TEXT);
        bench.deploy(app);
        for (int i = 0; i < 1000; i++) {
            bench.source("in").give("s" + i);
        }
        bench.source("other").give("x");

        for (int turns = 0; turns < 4; turns++) {
            bench.worker.turn();
        }

        assertThat(bench.sink("free").taken()).containsExactly("x");
        assertThat(bench.source("in").waiting())
                .as("the slow one has not had its turn long since")
                .isPositive();
    }

    @Test
    void aLargeMessageDoesNotMakeLaterOnesAskForMuchRoom() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench().deploy(app);
        bench.feed("x".repeat(50_000));
        assertThat(bench.sink("out").asked()).isGreaterThan(16_000);

        bench.feed("a");
        assertThat(bench.sink("out").asked()).isLessThan(1_000);
        assertThat(bench.out()).hasSize(2).endsWith("a");
    }
}
