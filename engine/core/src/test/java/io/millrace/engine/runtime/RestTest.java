package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Code whose messages are of other classes comes in while nothing of the old is in flight. */
@Timeout(60)
@ParameterizedClass
@ValueSource(ints = {1, 2, 3})
class RestTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    @Parameter
    int workers;

    private final Application app = Application.named("rest");

    /** A message class of the first generation. */
    private record Old(int number) {}

    /** The same of the next. */
    private record New(int number) {}

    private static int number(Object message) {
        return message instanceof Old old ? old.number() : ((New) message).number();
    }

    private static Object of(Class<?> type, int number) {
        return type == Old.class ? new Old(number) : new New(number);
    }

    /** Code that knows messages of one class only, as compiled code does. */
    private static Map<CodeRef, CodeFactory> knowing(Class<?> type) {
        final Decoder<Object> decode = frame -> of(type, Integer.parseInt(Bench.text(frame)));
        final Computation<Object, Object> make = n -> of(type, (Integer) n);
        final Key<Object, Object> key = m -> number(type.cast(m)) % 5;
        final StateComputation<Object, int[], Object> count = (m, n) -> {
            n[0]++;
            return type.cast(m);
        };
        final MultiComputation<Object, Object> check = (m, out) -> {
            out.emit(type.cast(m));
            out.emit(type.cast(m));
        };
        final Encoder<Object> encode = (m, into) -> TEXT.encode(type.cast(m), into);
        return Map.of(
                new CodeRef("in", Role.DECODE), () -> decode,
                new CodeRef("make", Role.COMPUTE), () -> make,
                new CodeRef("key", Role.KEY), () -> key,
                new CodeRef("count", Role.COMPUTE), () -> count,
                new CodeRef("check", Role.COMPUTE), () -> check,
                new CodeRef("out", Role.ENCODE), () -> encode);
    }

    private static CompletableFuture<Integer> swap(Deployment deployment, Class<?> type, String... nodes) {
        final Map<CodeRef, CodeFactory> code = new HashMap<>(knowing(type));
        code.keySet().removeIf(ref -> !List.of(nodes).contains(ref.owner()));
        return deployment.swapAtRest(new Code(code), code.keySet());
    }

    private Bench filledUp() throws Exception {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        final Map<CodeRef, CodeFactory> old = knowing(Old.class);
        app.source("in", Sources.tcp(7001), Bench::text)
                .key("key", m -> m)
                .computeWith("count", counts, (m, n) -> m)
                .computeMany("check", (Object m, Emitter<Object> out) -> out.emit(m))
                .sink("out", Sinks.stdout(), TEXT);
        final Bench bench = new Bench(workers).queueSlots(4).deploy(app);
        final CompletableFuture<Integer> first = bench.deployment().swapAtRest(new Code(old), own(old));
        bench.run();
        assertThat(bench.deployment().ended()).isNotDone();
        first.join();
        bench.sink("out").room(() -> bench.out().isEmpty());
        for (int i = 0; i < 200; i++) {
            bench.source("in").give(i + "");
        }
        return bench.run();
    }

    private static Set<CodeRef> own(Map<CodeRef, CodeFactory> code) {
        final Set<CodeRef> own = new HashSet<>(code.keySet());
        own.removeIf(ref -> ref.owner().equals("make"));
        return own;
    }

    private static void eachKeyInOrder(List<String> out) {
        final Map<Integer, Integer> last = new HashMap<>();
        for (final String text : out) {
            final int number = Integer.parseInt(text.replaceAll("\\D", ""));
            final Integer before = last.put(number % 5, number);
            assertThat(before == null || before <= number).as(text).isTrue();
        }
    }

    @Test
    void whatIsInFlightEndsWithTheOldCodeAndWhatComesThenWithTheNew() throws Exception {
        final Bench bench = filledUp();
        final CompletableFuture<Integer> swapped =
                swap(bench.deployment(), New.class, "in", "key", "count", "check", "out");
        bench.run();
        assertThat(swapped).isNotDone();
        assertThat(bench.deployment().status()).isEqualTo(DeploymentStatus.SWAPPING);
        final int waiting = bench.source("in").waiting();
        bench.sink("out").room(() -> true);
        bench.run();

        assertThat(swapped.join()).isEqualTo(3);
        assertThat(bench.out()).hasSize(400);
        assertThat(bench.out().stream().filter(text -> text.startsWith("Old"))).hasSize(400 - 2 * waiting);
        assertThat(bench.out().subList(400 - 2 * waiting, 400)).allMatch(text -> text.startsWith("New"));
        eachKeyInOrder(bench.out());
        for (final String node : List.of("in", "key", "count", "check", "out")) {
            assertThat(bench.counts(node).failed()).as(node).isZero();
            assertThat(bench.counts(node).passed()).as(node).isEqualTo(node.equals("out") ? 400 : 200);
        }
        assertThat(bench.counts("count").keys()).isEqualTo(5);
    }

    @Test
    void aSinkThatTakesNothingForASecondIsNamedAndTheOldCodeGoesOn() throws Exception {
        final Bench bench = filledUp();
        final CompletableFuture<Integer> swapped =
                swap(bench.deployment(), New.class, "in", "key", "count", "check", "out");
        bench.run();
        bench.clock.advance(Duration.ofMillis(999));
        bench.run();
        assertThat(swapped).isNotDone();
        bench.clock.advance(Duration.ofMillis(1));
        bench.run();

        assertThatThrownBy(swapped::join)
                .hasCauseInstanceOf(SwapHeldUp.class)
                .satisfies(failed -> assertThat(((SwapHeldUp) Objects.requireNonNull(failed.getCause())).problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.where().subject()).contains("out");
                            assertThat(problem.advice()).contains("stop");
                        }));
        bench.sink("out").room(() -> true);
        bench.run();
        assertThat(bench.out()).hasSize(400).allMatch(text -> text.startsWith("Old"));
        eachKeyInOrder(bench.out());
        final CompletableFuture<Integer> again =
                swap(bench.deployment(), New.class, "in", "key", "count", "check", "out");
        bench.feed("7");
        assertThat(again.join()).isEqualTo(3);
        assertThat(bench.out()).hasSize(402);
        assertThat(bench.counts("out").failed()).isZero();
    }

    @Test
    void aStopThatComesInBetweenFollowsTheExchange() throws Exception {
        final Bench bench = filledUp();
        final CompletableFuture<Integer> swapped =
                swap(bench.deployment(), New.class, "in", "key", "count", "check", "out");
        bench.run();
        final CompletableFuture<EndReport> ended = bench.deployment().stop(Duration.ofSeconds(10));
        bench.run();
        bench.sink("out").room(() -> true);
        bench.run();

        assertThat(swapped.join()).isEqualTo(3);
        assertThat(ended.join().undelivered()).isEmpty();
        assertThat(bench.out()).hasSize(400);
        assertThat(bench.counts("out").failed()).isZero();
    }

    @Test
    void aFailureThatStopsEverythingEndsThePauseToo() throws Exception {
        final Bench bench = filledUp();
        final CompletableFuture<Integer> swapped =
                swap(bench.deployment(), New.class, "in", "key", "count", "check", "out");
        bench.run();
        bench.sink("out").room(() -> {
            throw new IllegalStateException("broken pipe");
        });
        bench.run();
        bench.clock.advance(Duration.ofSeconds(3));
        bench.run();

        assertThatThrownBy(swapped::join).hasMessageContaining("not running any more");
        assertThatThrownBy(bench.deployment().ended()::join).hasMessageContaining("broken pipe");
    }

    @Test
    void atFullRateNoMessageFailsAndNoneIsLost(TestReporter reporter) throws Exception {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        app.generator("in", 0, new Counting())
                .compute("make", n -> (Object) new Old(n))
                .key("key", m -> number(m) % 1000)
                .computeWith("count", counts, (m, n) -> m)
                .computeMany("check", (Object m, Emitter<Object> out) -> {
                    out.emit(m);
                    out.emit(m);
                })
                .discard("out");
        final Engine engine = Engine.create(EngineOptions.standard().withWorkers(workers));
        final List<Long> micros = new ArrayList<>();
        try (Deployment running = engine.deploy(Bench.plan(app))) {
            for (int i = 0; i < 40; i++) {
                final long before = counts(running.metrics(), "out").passed();
                Await.until(() -> counts(running.metrics(), "out").passed() > before, "messages to flow");
                final long began = System.nanoTime();
                swap(running, i % 2 == 0 ? New.class : Old.class, "make", "key", "count", "check")
                        .get(10, TimeUnit.SECONDS);
                micros.add((System.nanoTime() - began) / 1000);
            }
            final MetricsSnapshot last = running.stop(Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS)
                    .metrics();
            assertThat(last.generation()).isEqualTo(41);
            for (final String node : List.of("make", "key", "count", "check", "out")) {
                assertThat(counts(last, node).failed()).as(node).isZero();
                assertThat(counts(last, node).received())
                        .as(node)
                        .isEqualTo((node.equals("out") ? 2 : 1)
                                * counts(last, "in").passed())
                        .isPositive();
            }
        }
        micros.sort(null);
        reporter.publishEntry(
                "swaps of types with " + workers + " workers, µs from call to done",
                "median " + micros.get(micros.size() / 2) + ", longest " + micros.get(micros.size() - 1));
    }

    private static Counts counts(MetricsSnapshot snapshot, String node) {
        return Objects.requireNonNull(snapshot.nodes().get(node)).counts();
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
}
