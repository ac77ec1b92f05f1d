package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computations whose calls may wait, on threads of their own. */
@Timeout(60)
class BlockingTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));
    private static final CodeRef CALL = new CodeRef("call", Role.COMPUTE);

    private final Application app = Application.named("waits");
    private final Bench bench = new Bench();
    private final CountDownLatch gate = new CountDownLatch(1);

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    private Deployment deploy(int workers) throws DeploymentRefused {
        return Engine.create(bench.options().withWorkers(workers).withClock(new SystemClock()))
                .deploy(Bench.plan(app));
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static Counts counts(Deployment running, String node) {
        return Objects.requireNonNull(running.metrics().nodes().get(node)).counts();
    }

    private static void passes(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void severalCallsAreMadeAtOnceAndResultsComeInOrder(int workers) throws Exception {
        final AtomicInteger now = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        in().compute("call", s -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread().getName());
                    LockSupport.parkNanos(s.hashCode() % 7 * 50_000L);
                    now.decrementAndGet();
                    return s;
                })
                .blocking(4, 16)
                .sink("out", Sinks.stdout(), TEXT);
        try (Deployment running = deploy(workers)) {
            bench.source("in").give(numbers(1000));
            bench.source("in").finish();
            running.ended().get(20, TimeUnit.SECONDS);
            assertThat(counts(running, "call").passed()).isEqualTo(1000);
            assertThat(counts(running, "call").emitted()).isEqualTo(1000);
            assertThat(counts(running, "call").held()).isZero();
        }
        assertThat(bench.out()).containsExactly(numbers(1000));
        assertThat(most.get()).isBetween(2, 4);
        assertThat(threads).hasSize(4).allMatch(name -> name.startsWith("millrace-call-call-"));
    }

    @Test
    void unorderedResultsGoOnAsSoonAsTheyAreThere() throws Exception {
        in().compute("call", s -> {
                    if (s.equals("0")) {
                        passes(gate);
                    }
                    return s;
                })
                .blocking(2, 8)
                .unordered()
                .sink("out", Sinks.stdout(), TEXT);
        try (Deployment running = deploy(1)) {
            bench.source("in").give(numbers(20));
            Await.until(() -> bench.out().size() == 19, "all but the first");
            gate.countDown();
            Await.until(() -> bench.out().size() == 20, "the first");
            assertThat(bench.out()).endsWith("0");
            assertThat(counts(running, "call").passed()).isEqualTo(20);
        }
    }

    @Test
    void noMoreCallsAreInFlightThanMayBeAndTheSourceWaits() throws Exception {
        final AtomicInteger begun = new AtomicInteger();
        in().compute("call", s -> {
                    begun.incrementAndGet();
                    passes(gate);
                    return s;
                })
                .blocking(3, 5)
                .sink("out", Sinks.stdout(), TEXT);
        try (Deployment running = deploy(1)) {
            bench.source("in").give(numbers(200));
            Await.until(() -> counts(running, "call").held() == 5, "five calls in flight");
            Await.until(() -> begun.get() == 3, "a call on each thread");
            assertThat(bench.source("in").waiting()).isGreaterThan(190);
            gate.countDown();
            Await.until(() -> bench.out().size() == 200, "all");
            assertThat(bench.out()).containsExactly(numbers(200));
        }
    }

    @Test
    void whatFailsIsTheNodesAndManyOrNoResultsAreAsEver() throws Exception {
        final Pipeline<String> called = in().<String>computeMany("call", (String s, Emitter<String> out) -> {
                    final int n = Integer.parseInt(s);
                    if (n % 5 == 4) {
                        throw new IllegalStateException("no " + n);
                    }
                    for (int i = 0; i < n % 5; i++) {
                        out.emit(s + "/" + i);
                    }
                })
                .blocking(2, 8)
                .onError(ErrorPolicy.DEAD_LETTER);
        called.sink("out", Sinks.stdout(), TEXT);
        called.errors().compute("why", failed -> failed.message() + "!").sink("bad", Sinks.stdout(), TEXT);
        try (Deployment running = deploy(1)) {
            bench.source("in").give(numbers(50));
            bench.source("in").finish();
            running.ended().get(20, TimeUnit.SECONDS);
            final Counts counts = counts(running, "call");
            assertThat(counts.received()).isEqualTo(50);
            assertThat(counts.failed()).isEqualTo(10);
            assertThat(counts.filtered()).isEqualTo(10);
            assertThat(counts.passed()).isEqualTo(30);
            assertThat(counts.emitted()).isEqualTo(60);
        }
        final List<String> expected = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            for (int i = 0; i < n % 5 && n % 5 < 4; i++) {
                expected.add(n + "/" + i);
            }
        }
        assertThat(bench.out()).containsExactlyElementsOf(expected);
        assertThat(bench.sink("bad").taken()).startsWith("4!", "9!", "14!").hasSize(10);
    }

    /** Code of a generation that says when it is opened and closed. */
    private record Marks(String mark, CountDownLatch gate, List<String> events)
            implements Computation<String, String>, Lifecycle {
        @Override
        public void open(Context context) {
            events.add("open " + mark);
        }

        @Override
        public String compute(String in) {
            passes(gate);
            return in + mark;
        }

        @Override
        public void close() {
            events.add("close " + mark);
        }
    }

    private static CompletableFuture<Integer> swap(Deployment running, boolean atRest, CodeFactory factory) {
        final Code code = new Code(Map.of(CALL, factory));
        return atRest ? running.swapAtRest(code, Set.of(CALL)) : running.swap(code, Set.of(CALL));
    }

    @Test
    void callsInFlightEndWithTheirCodeWhichIsClosedAfterTheLast() throws Exception {
        final List<String> events = new CopyOnWriteArrayList<>();
        in().compute("call", s -> s).blocking(2, 4).sink("out", Sinks.stdout(), TEXT);
        try (Deployment running = deploy(1)) {
            swap(running, false, () -> new Marks("a", gate, events)).get(10, TimeUnit.SECONDS);
            bench.source("in").give("1", "2", "3");
            Await.until(() -> counts(running, "call").held() == 3, "three calls in flight");
            swap(running, false, () -> new Marks("b", new CountDownLatch(0), events))
                    .get(10, TimeUnit.SECONDS);
            bench.source("in").give("4");
            assertThat(events).containsExactly("open a", "open a", "open b", "open b");
            gate.countDown();
            Await.until(() -> bench.out().size() == 4, "all four");
            assertThat(bench.out()).containsExactly("1a", "2a", "3a", "4b");
            Await.until(() -> events.size() == 6, "the old code to be closed");
            assertThat(events).endsWith("close a", "close a");
        }
        assertThat(events).endsWith("close b", "close b").hasSize(8);
    }

    @Test
    void messagesOfOtherClassesWaitForCallsOrSayWhoseTheyAre() throws Exception {
        in().compute("call", s -> {
                    passes(gate);
                    return s;
                })
                .blocking(2, 4)
                .sink("out", Sinks.stdout(), TEXT);
        final Computation<String, String> next = s -> s + "!";
        try (Deployment running = deploy(1)) {
            bench.source("in").give("1", "2");
            Await.until(() -> counts(running, "call").held() == 2, "two calls in flight");
            assertThatThrownBy(() -> swap(running, true, () -> next).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SwapHeldUp.class)
                    .hasMessageContaining("2 calls of call have not returned");
            final CompletableFuture<Integer> again = swap(running, true, () -> next);
            gate.countDown();
            again.get(10, TimeUnit.SECONDS);
            bench.source("in").give("3");
            Await.until(() -> bench.out().size() == 3, "all three");
            assertThat(bench.out()).containsExactly("1", "2", "3!");
        }
    }

    @Test
    void stoppingWaitsForCallsAndThenInterruptsAndReportsThem() throws Exception {
        final List<String> interrupted = new CopyOnWriteArrayList<>();
        in().compute("call", s -> {
                    try {
                        gate.await();
                    } catch (InterruptedException stopped) {
                        interrupted.add(s);
                    }
                    return s;
                })
                .blocking(2, 4)
                .sink("out", Sinks.stdout(), TEXT);
        final Deployment running = deploy(1);
        bench.source("in").give("1", "2", "3");
        Await.until(() -> counts(running, "call").held() == 3, "three calls in flight");
        final EndReport report = running.stop(Duration.ofMillis(300)).get(20, TimeUnit.SECONDS);

        assertThat(report.undelivered()).containsExactly(Map.entry("call", 3L));
        Await.until(() -> interrupted.size() == 2, "both threads to be interrupted");
        Await.until(
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("millrace-call-call")),
                "the threads to end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void behindAKeyEachKeyKeepsItsOrderAndTheKeyIsKnown(int workers) throws Exception {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        in().key("key", s -> Integer.parseInt(s) % 7)
                .compute("call", s -> s)
                .blocking(4, 16)
                .computeWith("count", counts, (s, n) -> {
                    n[0]++;
                    return s + "=" + n[0];
                })
                .sink("out", Sinks.stdout(), TEXT);
        bench.queueSlots(2);
        try (Deployment running = deploy(workers)) {
            bench.source("in").give(numbers(700));
            bench.source("in").finish();
            running.ended().get(20, TimeUnit.SECONDS);
        }
        final Map<Integer, Integer> seen = new HashMap<>();
        for (final String text : bench.out()) {
            final String[] parts = text.split("=");
            final int number = Integer.parseInt(parts[0]);
            assertThat(seen.merge(number % 7, 1, Integer::sum)).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(number / 7 + 1).isEqualTo(Integer.parseInt(parts[1]));
        }
        assertThat(bench.out()).hasSize(700);
    }

    @Test
    void aTrialMakesTheCallsItself() throws Exception {
        in().compute("call", s -> Thread.currentThread().getName())
                .blocking(4, 16)
                .sink("out", Sinks.stdout(), TEXT);
        assertThat(bench.deploy(app).feed("a").out())
                .containsExactly(Thread.currentThread().getName());
    }
}
