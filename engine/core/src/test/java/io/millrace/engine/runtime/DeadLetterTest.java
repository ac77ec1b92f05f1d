package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Failed;
import io.millrace.engine.api.Generator;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class DeadLetterTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private final Application app = Application.named("app");
    private final List<Failed<?>> letters = new ArrayList<>();

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    private void collect(Pipeline<Failed<?>> errors) {
        errors.compute("collect", failed -> {
                    letters.add(failed);
                    return failed.node() + "/" + failed.error();
                })
                .sink("bad", Sinks.stdout(), TEXT);
    }

    private static void isConserved(Counts counts) {
        assertThat(counts.received()).isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.held());
    }

    @Test
    void aFailedMessageLeavesByTheErrorPortWithWhatHappened() throws Exception {
        final Pipeline<Integer> numbers = in().compute("number", Integer::parseInt);
        collect(numbers.errors());
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("1", "x", "3", "y");

        assertThat(bench.out()).containsExactly("1", "3");
        assertThat(letters)
                .isEqualTo(List.of(
                        letter("x", "NumberFormatException: For input string: \"x\""),
                        letter("y", "NumberFormatException: For input string: \"y\"")));
        assertThat(bench.crossed("number.errors--collect")).isEqualTo(2);
        final Counts counts = bench.counts("number");
        assertThat(counts.failed()).isEqualTo(2);
        assertThat(counts.emitted()).isEqualTo(2);
        assertThat(counts.unrouted()).isZero();
        assertThat(bench.counts("collect").received()).isEqualTo(2);
        isConserved(counts);
        assertThat(bench.node("number").failures()).hasSize(2);
    }

    private static Failed<String> letter(String message, String error) {
        return new Failed<>(
                message, error, "java.lang.NumberFormatException", "number", "", Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aFrameThatCanNotBeDecodedLeavesWholeAndAsACopy() throws Exception {
        final Pipeline<String> in = app.source("in", Sources.tcp(7001), frame -> {
            if (frame.get(0) == '!') {
                frame.position(1).limit(2);
                throw new IllegalStateException("no");
            }
            return Bench.text(frame);
        });
        collect(in.errors());
        in.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("!first", "good", "!second");

        assertThat(bench.out()).containsExactly("good");
        assertThat(letters)
                .extracting(failed -> new String((byte[]) failed.message(), StandardCharsets.UTF_8))
                .containsExactly("!first", "!second");
        isConserved(bench.counts("in"));
    }

    @Test
    void aMessageWhoseTimeCanNotBeReadLeavesAsItsFrame() throws Exception {
        final Pipeline<String> in = app.source("in", Sources.tcp(7001), Bench::text, Long::parseLong);
        collect(in.errors());
        in.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("1", "late");

        assertThat(bench.out()).containsExactly("1");
        assertThat(letters)
                .singleElement()
                .satisfies(failed -> assertThat((byte[]) failed.message())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("late"));
    }

    @Test
    void whatCanNotBeEncodedLeavesByTheErrorPortOfItsSink() throws Exception {
        final var sink = in().sink("out", Sinks.stdout(), (message, into) -> {
            into.put(message.getBytes(StandardCharsets.UTF_8));
            if (message.equals("bad")) {
                throw new IllegalArgumentException("can't be written");
            }
        });
        collect(sink.errors());
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "bad", "b");

        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(letters).extracting(Failed::message).isEqualTo(List.of("bad"));
        assertThat(bench.crossed("out.errors--collect")).isEqualTo(1);
        assertThat(bench.counts("out").passed()).isEqualTo(2);
        isConserved(bench.counts("out"));
    }

    @Test
    void whatFailsAtAKeyOrWithItsStateKeepsTheKeyThatItCameWith() throws Exception {
        final State<int[]> bad = app.state("bad-ones", () -> new int[1]);
        final State<int[]> all = app.state("all", () -> new int[1]);
        final Pipeline<String> second = in().key("first", s -> s.charAt(0)).key("second", s -> s.substring(2));
        second.errors()
                .merge(second.when(s -> s.charAt(4) == 'x')
                        .computeWith("seen", all, (s, n) -> s.length() / (s.length() - 5))
                        .errors())
                .computeWith("count", bad, (failed, n) -> failed.message() + "=" + ++n[0])
                .sink("bad", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "b", "a-no", "a-12x", "b", "a-12x");

        // The condition behind the second key fails for the third, when that key is known already.
        assertThat(bench.sink("bad").taken())
                .containsExactlyInAnyOrder("a=1", "b=1", "a-no=2", "a-12x=1", "b=2", "a-12x=2");
        bench.deployment().metrics().nodes().values().forEach(node -> isConserved(node.counts()));
    }

    @Test
    void whatACallEmittedBeforeItFailedIsWithdrawn() throws Exception {
        final Pipeline<String> some = in().computeMany("some", (String s, Emitter<String> out) -> {
            out.emit(s);
            out.emit(s.substring(2));
        });
        collect(some.errors());
        some.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("abc", "x", "def");

        assertThat(bench.out()).containsExactly("abc", "c", "def", "f");
        assertThat(letters).extracting(Failed::message).isEqualTo(List.of("x"));
    }

    @Test
    void aConditionThatFailsSendsItsMessageToTheErrorPort() throws Exception {
        final Pipeline<String> step = in().compute("step", s -> s);
        step.when(s -> s.charAt(1) == 'a').sink("out", Sinks.stdout(), TEXT);
        step.otherwise().discard("rest");
        collect(step.errors());
        final Bench bench = new Bench(workers, chains).deploy(app).feed("xa", "x", "xb");

        assertThat(bench.out()).containsExactly("xa");
        assertThat(letters).extracting(Failed::message).isEqualTo(List.of("x"));
    }

    @Test
    void failedMessagesAreRoutedByConditionsOfTheirOwn() throws Exception {
        final Pipeline<Integer> numbers = in().compute("number", Integer::parseInt);
        final Pipeline<Failed<?>> errors = numbers.errors();
        errors.when(failed -> failed.message().toString().charAt(1) == 'o').sink("odd", Sinks.stdout(), TEXT);
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("1", "no", "na", "n");

        assertThat(bench.out()).containsExactly("1");
        assertThat(bench.sink("odd").taken()).hasSize(1);
        final Counts counts = bench.counts("number");
        assertThat(counts.failed()).isEqualTo(3);
        // "na" matches no condition; the condition itself fails for "n".
        assertThat(counts.unrouted()).isEqualTo(1);
        assertThat(counts.troubles()).isEqualTo(1);
        isConserved(counts);
    }

    @Test
    void aFailureInTheHandlingFollowsThePolicyOfItsOwnNode() throws Exception {
        final Pipeline<Integer> numbers = in().compute("number", Integer::parseInt);
        final Pipeline<String> handled = numbers.errors().compute("handle", failed -> {
            throw new IllegalStateException("again");
        });
        handled.sink("never", Sinks.stdout(), TEXT);
        collect(handled.errors());
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x", "1");

        assertThat(bench.out()).containsExactly("1");
        assertThat(letters).singleElement().satisfies(outer -> {
            assertThat(outer.node()).isEqualTo("handle");
            assertThat(((Failed<?>) outer.message()).message()).isEqualTo("x");
        });
    }

    @Test
    void theHandlingMayStopEverything() throws Exception {
        final Pipeline<Integer> numbers = in().compute("number", Integer::parseInt);
        numbers.errors()
                .compute("handle", failed -> {
                    throw new IllegalStateException("again");
                })
                .onError(ErrorPolicy.STOP)
                .discard("never");
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("1", "x");

        assertThat(bench.deployment().metrics().status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(letters).isEmpty();
    }

    @Test
    void withNothingConnectedAFailedMessageIsCountedAndDropped() throws Exception {
        in().compute("number", Integer::parseInt)
                .onError(ErrorPolicy.DEAD_LETTER)
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x", "1");

        assertThat(bench.out()).containsExactly("1");
        assertThat(bench.counts("number").failed()).isEqualTo(1);
        assertThat(bench.counts("number").unrouted()).isZero();
    }

    @Test
    void aSlowSinkOfFailedMessagesHoldsTheSourceBackAndLosesNothing() throws Exception {
        final Pipeline<Integer> numbers = in().compute("number", Integer::parseInt);
        collect(numbers.errors());
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).queueSlots(4).deploy(app);
        final boolean[] open = new boolean[1];
        bench.sink("bad").room(() -> open[0]);
        final int sent = 100;
        for (int i = 0; i < sent; i++) {
            bench.source("in").give(i % 2 == 0 ? "x" + i : "" + i);
        }
        bench.run();
        assertThat(bench.source("in").waiting()).isPositive();
        assertThat(letters.size()).isLessThan(sent / 2);

        open[0] = true;
        bench.run();
        assertThat(bench.sink("bad").taken()).hasSize(sent / 2);
        assertThat(letters)
                .extracting(Failed::message)
                .isEqualTo(java.util.stream.IntStream.range(0, sent)
                        .filter(i -> i % 2 == 0)
                        .<Object>mapToObj(i -> "x" + i)
                        .toList());
        assertThat(bench.out()).hasSize(sent / 2);
    }

    @Test
    void aGeneratorThatFailsGivesTheMessageFromWhichItShouldHaveGoneOn() throws Exception {
        final Pipeline<Integer> numbers = app.generator("gen", 0, new Generator<Integer>() {
            private boolean failed;

            @Override
            public Integer initial() {
                return 1;
            }

            @Override
            public Integer next(Integer previous) {
                if (previous == 3 && !failed) {
                    failed = true;
                    throw new IllegalStateException("stuck");
                }
                return previous + 1;
            }
        });
        collect(numbers.errors());
        numbers.sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").room(() -> bench.sink("out").taken().size() < 6);
        bench.run();

        assertThat(bench.out()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(letters).extracting(Failed::message).isEqualTo(List.of(3));
    }

    @Test
    void saysWhatTheErrorsOfAnErrorPortAre() {
        final Pipeline<Failed<?>> errors = in().errors();

        org.assertj.core.api.Assertions.assertThatThrownBy(errors::errors)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("error port");
    }
}
