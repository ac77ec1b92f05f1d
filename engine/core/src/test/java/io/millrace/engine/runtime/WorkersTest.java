package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.CodeRef;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers, each on a thread of its own. */
@Timeout(60)
@ParameterizedClass
@ValueSource(ints = {2, 3})
class WorkersTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));
    private static final CodeRef COUNT = new CodeRef("count", Role.COMPUTE);

    @Parameter
    int workers;

    private final Application app = Application.named("several");
    private final Bench bench = new Bench();
    private int slots = 1024;

    private Deployment deploy() throws DeploymentRefused {
        return Engine.create(EngineOptions.standard()
                        .withConnectors(List.of(bench))
                        .withWorkers(workers)
                        .withQueueSlots(slots))
                .deploy(Bench.plan(app));
    }

    private void counting() {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        app.source("in", Sources.tcp(7001), Bench::text)
                .key("by-first", s -> s.charAt(0))
                .computeWith("count", counts, (s, n) -> s.charAt(0) + "" + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
    }

    private static Set<Thread> threads() {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        threads.addAll(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("millrace-several"));
        return threads;
    }

    private static Counts counts(MetricsSnapshot snapshot, String node) {
        return Objects.requireNonNull(snapshot.nodes().get(node)).counts();
    }

    private void eachKeyCountsUp(int messages) {
        final Map<Character, Integer> last = new HashMap<>();
        for (final String text : bench.out()) {
            final int number = Integer.parseInt(text.substring(1));
            assertThat(number).isEqualTo(last.merge(text.charAt(0), 1, Integer::sum));
        }
        assertThat(bench.out()).hasSize(messages);
    }

    @Test
    void eachKeyIsCountedByOneWorkerAndKeepsItsOrder() throws Exception {
        slots = 4;
        counting();
        try (Deployment running = deploy()) {
            assertThat(threads()).hasSize(workers);
            for (int i = 0; i < 5000; i++) {
                bench.source("in").give((char) ('a' + i % 26) + "");
            }
            bench.source("in").finish();
            final MetricsSnapshot last =
                    running.ended().get(30, TimeUnit.SECONDS).metrics();

            eachKeyCountsUp(5000);
            assertThat(last.status()).isEqualTo(DeploymentStatus.STOPPED);
            assertThat(counts(last, "count").passed()).isEqualTo(5000);
            assertThat(counts(last, "count").keys()).isEqualTo(26);
            final EdgeMetrics exchange = Objects.requireNonNull(last.edges().get("by-first--count"));
            assertThat(exchange.messages()).isEqualTo(5000);
            assertThat(exchange.queued()).isZero();
            assertThat(exchange.capacity()).isEqualTo(4 * (workers - 1));
        }
        Await.until(() -> threads().isEmpty(), "all threads to end");
    }

    @Test
    void aWorkerThatRestsIsWokenByWhatAnotherSendsAndThenCostsNextToNothing() throws Exception {
        counting();
        final ThreadMXBean times = ManagementFactory.getThreadMXBean();
        try (Deployment running = deploy()) {
            for (int i = 0; i < 100; i++) {
                final int number = i;
                bench.source("in").give((char) ('a' + i % 26) + "");
                Await.until(() -> bench.out().size() == number + 1, "message " + number);
            }
            final Set<Thread> threads = threads();
            final long before = cpu(times, threads);
            final long began = System.nanoTime();
            assertThatThrownBy(() -> running.ended().get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            assertThat((double) (cpu(times, threads) - before) / (System.nanoTime() - began))
                    .isLessThan(0.02);
        }
    }

    private static long cpu(ThreadMXBean times, Set<Thread> threads) {
        return threads.stream()
                .mapToLong(thread -> times.getThreadCpuTime(thread.getId()))
                .sum();
    }

    @Test
    void aSinkWithoutRoomHoldsTheSourceBackAcrossWorkersAndAtNoCost() throws Exception {
        slots = 8;
        counting();
        bench.sink("out").room(() -> false);
        final ThreadMXBean times = ManagementFactory.getThreadMXBean();
        try (Deployment running = deploy()) {
            for (int i = 0; i < 500; i++) {
                bench.source("in").give((char) ('a' + i % 26) + "");
            }
            Await.until(() -> counts(running.metrics(), "in").received() > 0, "the first message");
            final Set<Thread> threads = threads();
            final long before = cpu(times, threads);
            final long began = System.nanoTime();
            assertThatThrownBy(() -> running.ended().get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat((double) (cpu(times, threads) - before) / (System.nanoTime() - began))
                    .isLessThan(0.2);
            assertThat(bench.source("in").waiting()).isGreaterThan(400);

            bench.sink("out").room(() -> true);
            Await.until(() -> bench.out().size() == 500, "all messages");
            eachKeyCountsUp(500);
        }
    }

    @Test
    void codeIsExchangedOnAllWorkersWhileMessagesFlowAndStatesStay() throws Exception {
        final State<long[]> counts = app.state("counts", () -> new long[1]);
        app.generator("in", 0, new Counting())
                .key("by-rest", n -> n % 1000)
                .computeWith("count", counts, (n, count) -> ++count[0])
                .discard("out");
        try (Deployment running = deploy()) {
            for (int i = 0; i < 20; i++) {
                final long before = counts(running.metrics(), "count").passed();
                Await.until(() -> counts(running.metrics(), "count").passed() > before, "messages to flow");
                final StateComputation<Integer, long[], Long> next = (n, count) -> ++count[0];
                assertThat(running.swap(new Code(Map.of(COUNT, () -> next)), Set.of(COUNT))
                                .get(10, TimeUnit.SECONDS))
                        .isEqualTo(i + 2);
            }
            final MetricsSnapshot last = running.stop(Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS)
                    .metrics();
            assertThat(last.generation()).isEqualTo(21);
            assertThat(counts(last, "count").failed()).isZero();
            assertThat(counts(last, "out").passed())
                    .isEqualTo(counts(last, "in").passed())
                    .isPositive();
        }
    }

    @Test
    void codeThatOneWorkerCanNotOpenLeavesTheOldOneRunningOnAll() throws Exception {
        counting();
        try (Deployment running = deploy()) {
            final StateComputation<String, int[], String> next = (s, n) -> "new";
            final Set<String> made = ConcurrentHashMap.newKeySet();
            final CodeFactory once = () -> {
                if (made.add("first")) {
                    return next;
                }
                throw new IllegalStateException("only one");
            };
            assertThatThrownBy(() -> running.swap(new Code(Map.of(COUNT, once)), Set.of(COUNT))
                            .get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DeploymentRefused.class)
                    .hasMessageContaining("only one");
            for (int i = 0; i < 26; i++) {
                bench.source("in").give((char) ('a' + i) + "");
            }
            Await.until(() -> bench.out().size() == 26, "all messages");
            eachKeyCountsUp(26);
            assertThat(running.generation()).isEqualTo(1);
            assertThat(running.status()).isEqualTo(DeploymentStatus.RUNNING);
        }
    }

    @Test
    void aFailureOnOneWorkerEndsAllWithTheReason() throws Exception {
        counting();
        try (Deployment running = deploy()) {
            bench.sink("out").room(() -> {
                throw new IllegalStateException("broken pipe");
            });
            bench.source("in").give("a", "b", "c");

            assertThatThrownBy(() -> running.ended().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DeploymentFailed.class)
                    .hasMessageContaining("broken pipe");
            assertThat(running.status()).isEqualTo(DeploymentStatus.FAILED);
            assertThat(bench.source("in").isClosed()).isTrue();
        }
        Await.until(() -> threads().isEmpty(), "all threads to end");
    }

    @Test
    void whatLiesBetweenWorkersAfterTheBoundIsCounted() throws Exception {
        slots = 64;
        counting();
        bench.sink("out").room(() -> false);
        try (Deployment running = deploy()) {
            for (int i = 0; i < 200; i++) {
                bench.source("in").give((char) ('a' + i % 26) + "");
            }
            Await.until(() -> counts(running.metrics(), "in").received() > 0, "the first message");
            final EndReport report = running.stop(Duration.ofMillis(300)).get(20, TimeUnit.SECONDS);
            final long lost = report.undelivered().values().stream()
                    .mapToLong(count -> count)
                    .sum();

            assertThat(lost).isEqualTo(counts(report.metrics(), "in").passed());
        }
    }

    @Test
    void aRefusalIsToldOnceAndLeavesNothingOpen() throws Exception {
        counting();
        bench.sink("out").refuse("out", "no such folder");

        assertThatThrownBy(this::deploy)
                .isInstanceOf(DeploymentRefused.class)
                .satisfies(refused ->
                        assertThat(((DeploymentRefused) refused).problems()).hasSize(1));
        assertThat(bench.source("in").isClosed()).isTrue();
        Await.until(() -> threads().isEmpty(), "all threads to end");
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
