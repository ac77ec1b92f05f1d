package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.FailureSample.Frame;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class FailureTest {
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
    void aMessageThatFailsIsCountedSampledAndSkipped() throws Exception {
        in().compute("number", Integer::parseInt).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("1", "x", "3");

        assertThat(bench.out()).containsExactly("1", "3");
        final Counts counts = bench.counts("number");
        assertThat(counts.received()).isEqualTo(3);
        assertThat(counts.passed()).isEqualTo(2);
        assertThat(counts.failed()).isEqualTo(1);
        assertThat(counts.held()).isZero();
        assertThat(bench.node("number").failures()).singleElement().satisfies(sample -> {
            assertThat(sample.error()).isEqualTo("NumberFormatException: For input string: \"x\"");
            assertThat(sample.message()).isEqualTo("x");
            assertThat(sample.code()).contains(new CodeRef("number", Role.COMPUTE));
            assertThat(sample.atMillis()).isEqualTo(bench.clock.epochNanos() / 1_000_000);
        });
    }

    @Test
    void everythingReceivedIsPassedFilteredFailedOrHeld() throws Exception {
        in().computeMany("many", (String s, Emitter<Integer> out) -> {
                    for (int i = 0; i < s.length(); i++) {
                        out.emit(10 / (s.charAt(i) - '0'));
                    }
                })
                .compute("odd", n -> n % 2 == 0 ? null : n)
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("12", "", "30", "5", "9");

        assertThat(bench.deployment().metrics().nodes())
                .allSatisfy((name, node) -> assertThat(node.counts().received())
                        .as(name)
                        .isEqualTo(node.counts().passed()
                                + node.counts().filtered()
                                + node.counts().failed()
                                + node.counts().held()));
        assertThat(bench.counts("many")).satisfies(counts -> {
            assertThat(counts.filtered()).isEqualTo(1);
            assertThat(counts.failed()).isEqualTo(1);
            assertThat(counts.emitted())
                    .isEqualTo(4)
                    .isEqualTo(bench.counts("odd").received());
        });
    }

    @Test
    void whatACallEmittedBeforeItFailedIsWithdrawn() throws Exception {
        in().computeMany("some", (String s, Emitter<String> out) -> {
                    out.emit(s);
                    if (s.equals("bad")) {
                        throw new IllegalStateException("half way");
                    }
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "bad", "b");

        assertThat(bench.out()).containsExactly("a", "b");
        assertThat(bench.crossed("some--out")).isEqualTo(2);
    }

    @Test
    void aFailureBelowIsNotSeenAbove() throws Exception {
        in().computeMany("above", (String s, Emitter<String> out) -> {
                    out.emit(s);
                    out.emit("fine");
                })
                .compute("below", s -> s.equals("fine") ? s : s.substring(5))
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x");

        assertThat(bench.out()).containsExactly("fine");
        assertThat(bench.counts("above").failed()).isZero();
        assertThat(bench.counts("below").failed()).isEqualTo(1);
    }

    @Test
    void emittingWithoutEndFailsTheMessageEvenWhenItsCodeSwallowsThat() throws Exception {
        in().computeMany("endless", (String s, Emitter<String> out) -> {
                    try {
                        while (s.equals("all")) {
                            out.emit(s);
                        }
                    } catch (RuntimeException swallowed) {
                        out.emitAll(java.util.stream.Stream.empty());
                    }
                    if (!s.equals("all")) {
                        out.emit(s);
                    }
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench =
                new Bench(workers, chains).emitLimit(1000).deploy(app).feed("all", "one");

        assertThat(bench.out()).containsExactly("one");
        assertThat(bench.node("endless").failures())
                .singleElement()
                .satisfies(sample -> assertThat(sample.error()).startsWith("emits without end: more than 1,000"));
    }

    @Test
    void anEmitterIsOfNoUseAfterTheCall() throws Exception {
        final AtomicReference<Emitter<String>> kept = new AtomicReference<>();
        in().computeMany("keeps", (String s, Emitter<String> out) -> kept.set(out))
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a");

        assertThatThrownBy(() -> kept.get().emit("late")).isInstanceOf(IllegalStateException.class);
        assertThat(bench.feed("b").out()).isEmpty();
    }

    @Test
    void aStackOverflowFailsItsMessageOnly() throws Exception {
        in().compute("deep", s -> s.equals("x") ? endless(s) : s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x", "y");

        assertThat(bench.out()).containsExactly("y");
        assertThat(bench.counts("deep").failed()).isEqualTo(1);
    }

    private static String endless(String s) {
        return s.isEmpty() ? s : endless(s) + "y";
    }

    @Test
    void anotherErrorOfTheMachineStopsTheDeployment() throws Exception {
        in().compute("huge", s -> {
                    throw new OutOfMemoryError("test");
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x", "y");

        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(bench.counts("huge").failed()).isEqualTo(1);
        assertThat(bench.source("in").isClosed()).isTrue();
        assertThat(bench.sink("out").isClosed()).isTrue();
        assertThatThrownBy(() -> bench.deployment().ended().join())
                .hasCauseInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("huge failed: OutOfMemoryError: test");
    }

    @Test
    void codeThatDoesNotFitItsClassesStopsTheDeploymentWithTheReason() throws Exception {
        in().compute("unfit", s -> {
                    throw new NoSuchMethodError("Vote.count()");
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app).feed("x", "y");

        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.FAILED);
        assertThatThrownBy(() -> bench.deployment().ended().join())
                .hasMessageContaining("unfit failed: NoSuchMethodError: Vote.count()");
    }

    @Test
    void onErrorStopEndsTheDeploymentAndSaysWhereWhenWhatWentBeforeIsOut() throws Exception {
        app.source("in", Sources.tcp(7001).with("on-error", "stop"), frame -> {
                    if (frame.get() == 'x') {
                        throw located("no x, please", "in.decode.jsh", 3);
                    }
                    return "fine";
                })
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers, chains).deploy(app);
        bench.sink("out").pending(1);
        bench.feed("a", "x", "b");

        assertThat(bench.out()).containsExactly("fine");
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.DRAINING);
        bench.sink("out").pending(0);
        bench.run();
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.FAILED);
        assertThatThrownBy(() -> bench.deployment().ended().join())
                .hasMessageContaining("in failed at line 3 of in.decode.jsh: IllegalStateException: no x, please")
                .hasMessageContaining("on-error")
                .hasMessageContaining("The message in hand was ");
    }

    @Test
    void aFailedStateFactoryFailsTheMessageOfTheNewKey() throws Exception {
        final int[] made = new int[1];
        final State<String> state = app.state("odd", () -> {
            if (++made[0] == 2) {
                throw new IllegalStateException("not the second");
            }
            return "s" + made[0];
        });
        in().key("by-itself", s -> s)
                .computeWith("use", state, (s, own) -> s + own)
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(1).deploy(app).feed("a", "b", "c");

        assertThat(bench.out()).containsExactly("as1", "cs3");
        assertThat(bench.node("use").failures().get(0).code()).contains(new CodeRef("odd", Role.STATE));
    }

    @Test
    void aNullKeyFailsTheMessage() throws Exception {
        in().key("by-null", s -> s.equals("a") ? null : s).discard("out");
        final Bench bench = new Bench(workers, chains).deploy(app).feed("a", "b");

        assertThat(bench.node("by-null").failures().get(0).error()).isEqualTo("the key is null");
        assertThat(bench.counts("out").received()).isEqualTo(1);
    }

    @Test
    void keepsTheNewestTwentySamplesWithFramesInTheUsersOwnLines() throws Exception {
        in().compute("bad", s -> {
                    throw located(s, "bad.compute.jsh", 7);
                })
                .discard("out");
        final Bench bench = new Bench(workers, chains).deploy(app);
        for (int i = 1; i <= 30; i++) {
            bench.feed("m" + i);
        }
        final List<FailureSample> samples = bench.node("bad").failures();

        assertThat(samples).hasSize(20);
        assertThat(samples.get(19).message()).isEqualTo("m30");
        assertThat(samples.get(19).trace()).containsExactly(new Frame(new CodeRef("bad", Role.COMPUTE), "compute", 7));
        assertThat(bench.counts("bad").failed()).isEqualTo(30);
    }

    @Test
    void aMessageThatCanNotBeShownIsStillAFailureOfOneMessage() throws Exception {
        in().compute("wrap", Unshowable::new)
                .compute("bad", s -> {
                    throw new IllegalStateException("x".repeat(5000));
                })
                .discard("out");
        final FailureSample sample = new Bench(workers, chains)
                .deploy(app)
                .feed("a")
                .node("bad")
                .failures()
                .get(0);

        assertThat(sample.message()).contains("could not be shown");
        assertThat(sample.error()).hasSize(1000);
    }

    @Test
    void aFloodOfFailuresIsCountedWholeAndSampledInMeasure() {
        final FailureLog log = new FailureLog();
        int taken = 0;
        for (long now = 0; now < Duration.ofSeconds(1).toNanos(); now += 1000) {
            taken += log.mayTake(now) ? 1 : 0;
        }

        assertThat(taken).isBetween(100, 125);
    }

    private static IllegalStateException located(String message, String file, int line) {
        final IllegalStateException problem = new IllegalStateException(message);
        problem.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.lang.String", "charAt", "String.java", 1),
            new StackTraceElement("Bad", "compute", file, line),
            new StackTraceElement("io.millrace.Other", "call", "Other.java", 2)
        });
        return problem;
    }

    private record Unshowable(String text) {
        @Override
        public String toString() {
            throw new IllegalStateException(text);
        }
    }
}
