package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class FlowTest {
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

    @Test
    void keepsTheOrderOfASource() throws Exception {
        in().compute("same", s -> s).sink("out", Sinks.stdout(), TEXT);

        assertThat(new Bench(workers, chains).deploy(app).feed("a", "b", "c").out())
                .containsExactly("a", "b", "c");
    }

    @Test
    void givesEachOutputItsWayInTheOrderEmitted() throws Exception {
        in().computeMany("twice", (String s, Emitter<String> out) -> {
                    out.emit(s + 1);
                    out.emit(s + 2);
                })
                .computeMany("again", (String s, Emitter<String> out) -> out.emitAll(Stream.of(s + "x", s + "y")))
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "b");

        assertThat(bench.out()).containsExactly("a1x", "a1y", "a2x", "a2y", "b1x", "b1y", "b2x", "b2y");
        assertThat(bench.counts("twice").passed()).isEqualTo(2);
        assertThat(bench.counts("twice").emitted()).isEqualTo(4);
        assertThat(bench.counts("again").received()).isEqualTo(4);
    }

    @Test
    void sendsToEachEdgeOfAFanOut() throws Exception {
        final Pipeline<String> in = in();
        in.sink("out", Sinks.stdout(), TEXT);
        in.compute("upper", String::toUpperCase).sink("loud", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "b");

        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(bench.sink("loud").taken()).containsExactly("A", "B");
        assertThat(bench.counts("in").emitted()).isEqualTo(2);
        assertThat(bench.crossed("in--out")).isEqualTo(2);
        assertThat(bench.crossed("in--upper")).isEqualTo(2);
    }

    @Test
    void mergesWithEachOrderKept() throws Exception {
        final Pipeline<String> other = app.source("other", Sources.tcp(7003), Bench::text);
        in().merge(other).compute("same", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.source("other").give("1", "2", "3");
        bench.feed("a", "b", "c");

        assertThat(bench.out()).hasSize(6).containsSubsequence("a", "b", "c").containsSubsequence("1", "2", "3");
        assertThat(bench.counts("same").received()).isEqualTo(6);
    }

    @Test
    void routesToEachEdgeWhosePredicateHoldsAndElseToOtherwise() throws Exception {
        final Pipeline<String> in = in();
        in.when(s -> s.length() > 1).sink("long", Sinks.stdout(), TEXT);
        in.when(s -> s.startsWith("a")).sink("out", Sinks.stdout(), TEXT);
        in.otherwise().sink("rest", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "ab", "bb", "b");

        assertThat(bench.sink("long").taken()).containsExactly("ab", "bb");
        assertThat(bench.out()).containsExactly("a", "ab");
        assertThat(bench.sink("rest").taken()).containsExactly("b");
        assertThat(bench.counts("in").unrouted()).isZero();
    }

    @Test
    void triesPredicatesOnceEachInDrawnOrder() throws Exception {
        final List<String> tried = new ArrayList<>();
        final Pipeline<String> in = in();
        for (final String name : List.of("one", "two", "three")) {
            in.when(s -> {
                        tried.add(name);
                        return true;
                    })
                    .discard(name);
        }
        new Bench(workers, chains).deploy(app).feed("a");

        assertThat(tried).containsExactly("one", "two", "three");
    }

    @Test
    void countsWhatMatchesNoEdge() throws Exception {
        in().when(s -> s.equals("a")).sink("out", Sinks.stdout(), TEXT);
        final Counts counts =
                new Bench(workers, chains).deploy(app).feed("a", "b", "c").counts("in");

        assertThat(counts.passed()).isEqualTo(3);
        assertThat(counts.emitted()).isEqualTo(1);
        assertThat(counts.unrouted()).isEqualTo(2);
    }

    @Test
    void aPredicateThatThrowsFailsTheMessageBeforeAnyEdgeTakesIt() throws Exception {
        final Pipeline<String> in = in();
        in.when(s -> true).sink("out", Sinks.stdout(), TEXT);
        in.when(s -> s.charAt(1) == 'b').discard("b");
        final Bench bench = new Bench(workers, chains).deploy(app).feed("ab", "x", "yb");

        assertThat(bench.out()).containsExactly("ab", "yb");
        assertThat(bench.crossed("in--out")).isEqualTo(2);
        assertThat(bench.counts("in").failed()).isEqualTo(1);
        assertThat(bench.node("in").failures())
                .singleElement()
                .satisfies(sample ->
                        assertThat(sample.code().orElseThrow().fileName()).isEqualTo("in--b.route.jsh"));
    }

    @Test
    void countsFramesThatTheDecoderDrops() throws Exception {
        app.source("in", Sources.tcp(7001), frame -> frame.hasRemaining() ? Bench.text(frame) : null)
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "", "bcd");

        assertThat(bench.out()).containsExactly("a", "bcd");
        assertThat(bench.counts("in").filtered()).isEqualTo(1);
        assertThat(bench.counts("in").bytes()).isEqualTo(4);
        assertThat(bench.counts("out").bytes()).isEqualTo(4);
    }

    @Test
    void eachKeyHasItsOwnStateAndPipelinesShareIt() throws Exception {
        final State<StringBuilder> words = app.state("words", StringBuilder::new);
        in().key("by-first", s -> s.charAt(0)).computeWith("store", words, (s, all) -> {
            all.append(s);
            return null;
        });
        app.source("ask", Sources.tcp(7003), Bench::text)
                .key("of", s -> s.charAt(0))
                .computeWith("answer", words, (s, all) -> all.toString())
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("ab", "ba", "ac");
        bench.source("ask").give("a", "b", "c");
        bench.run();

        assertThat(bench.out()).containsExactlyInAnyOrder("abac", "ba", "");
        assertThat(bench.counts("store").passed())
                .as("an update counts as passed")
                .isEqualTo(3);
        assertThat(bench.counts("answer").keys()).isEqualTo(3);
    }

    @Test
    void aStateOfTheApplicationNeedsNoKey() throws Exception {
        final State<int[]> sum = app.applicationState("sum", () -> new int[1]);
        in().computeWith("add", sum, (s, total) -> total[0] += s.length()).sink("out", Sinks.stdout(), TEXT);

        assertThat(new Bench(workers, chains).deploy(app).feed("a", "bb", "ccc").out())
                .containsExactly("1", "3", "6");
    }

    @Test
    void theKeyGoesAlongItsOwnPathOnly() throws Exception {
        final State<StringBuilder> first = app.state("first", StringBuilder::new);
        final State<StringBuilder> second = app.state("second", StringBuilder::new);
        final Pipeline<String> in = in();
        in.key("by-first", s -> s.charAt(0))
                .computeMany("twice", (String s, Emitter<String> out) -> out.emitAll(Stream.of(s, s)))
                .computeWith("a", first, (s, all) -> all.append(s).toString())
                .sink("out", Sinks.stdout(), TEXT);
        in.key("by-last", s -> s.charAt(s.length() - 1))
                .computeWith("b", second, (s, all) -> all.append(s).toString())
                .sink("last", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("xy", "zy");

        assertThat(bench.out())
                .containsExactlyInAnyOrder("xy", "xyxy", "zy", "zyzy")
                .containsSubsequence("xy", "xyxy")
                .containsSubsequence("zy", "zyzy");
        assertThat(bench.sink("last").taken()).containsExactly("xy", "xyzy");
    }

    @Test
    void aChainOfThousandNodesNeedsNoDeepStack() throws Exception {
        Pipeline<String> end = in();
        for (int i = 0; i < 1000; i++) {
            end = end.compute("n" + i, s -> s);
        }
        end.sink("out", Sinks.stdout(), TEXT);

        assertThat(new Bench(workers, chains).deploy(app).feed("a").out()).containsExactly("a");
    }

    @Test
    void enlargesTheBufferForAnEncoderThatNeedsMore() throws Exception {
        in().sink("out", Sinks.stdout(), (String s, java.nio.ByteBuffer into) -> {
            into.put((byte) '[');
            into.put(s.repeat(10_000).getBytes(StandardCharsets.UTF_8));
            into.put((byte) ']');
        });

        assertThat(new Bench(workers, chains).deploy(app).feed("ab").out())
                .containsExactly("[" + "ab".repeat(10_000) + "]");
    }

    @Test
    void flushesAtTheEndOfATurn() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "b");

        assertThat(bench.sink("out").flushed()).isEqualTo(2);
    }
}
