package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts are compared with what user code itself has seen, and with each other. */
@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class ExactCountsTest {
    private static final int MESSAGES = 3000;
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private final Application app = Application.named("app");

    /** Fan-out, a route, a step with many outputs, failures, a filter, a key, a State and a merge. */
    private Bench deployed() throws DeploymentRefused {
        final Pipeline<Long> numbers = app.source("in", Sources.tcp(7001), frame -> Long.parseLong(Bench.text(frame)));
        numbers.discard("all");
        final Pipeline<Long> even = numbers.compute("not-by-7", n -> n % 7 == 0 ? fail() : n)
                .when(n -> n % 2 == 0)
                .compute("even", n -> n);
        final Pipeline<Long> many = numbers.computeMany("many", (Long n, Emitter<Long> out) -> {
            for (long i = 0; i < n % 4; i++) {
                out.emit(n);
            }
        });
        even.merge(many)
                .key("by-5", n -> n % 5)
                .computeWith("count", app.state("counts", () -> new int[1]), (Long n, int[] count) -> {
                    count[0]++;
                    return n % 3 == 0 ? null : n;
                })
                .sink("out", Sinks.stdout(), TEXT);
        return new Bench(workers, chains).queueSlots(16).deploy(app);
    }

    private static long fail() {
        throw new IllegalArgumentException("by seven");
    }

    private static void feed(Bench bench) {
        for (int i = 0; i < MESSAGES; i++) {
            bench.source("in").give(String.valueOf(i));
            if (i % 100 == 0) {
                bench.clock.advance(Duration.ofMillis(1));
                bench.run();
            }
        }
        bench.run();
    }

    private static long sum(java.util.function.LongUnaryOperator each) {
        return LongStream.range(0, MESSAGES).map(each).sum();
    }

    @Test
    void eachEdgesTotalIsTheMessagesThatCrossedIt() throws Exception {
        final Bench bench = deployed();
        feed(bench);

        final long even = sum(n -> n % 7 != 0 && n % 2 == 0 ? 1 : 0);
        final long many = sum(n -> n % 4);
        final long kept = sum(n -> n % 3 == 0 ? 0 : (n % 7 != 0 && n % 2 == 0 ? 1 : 0) + n % 4);
        assertThat(edges(bench.deployment().metrics()))
                .isEqualTo(Map.of(
                        "in--all",
                        (long) MESSAGES,
                        "in--not-by-7",
                        (long) MESSAGES,
                        "in--many",
                        (long) MESSAGES,
                        "not-by-7--even",
                        even,
                        "even--by-5",
                        even,
                        "many--by-5",
                        many,
                        "by-5--count",
                        even + many,
                        "count--out",
                        kept));
        assertThat(bench.out()).hasSize((int) kept);
        final Counts failing = bench.counts("not-by-7");
        assertThat(failing.failed()).isEqualTo(sum(n -> n % 7 == 0 ? 1 : 0));
        assertThat(failing.unrouted()).isEqualTo(sum(n -> n % 7 != 0 && n % 2 == 1 ? 1 : 0));
        assertThat(failing.emitted()).isEqualTo(even);
        assertThat(bench.counts("many").filtered()).isEqualTo(sum(n -> n % 4 == 0 ? 1 : 0));
        assertThat(bench.counts("many").emitted()).isEqualTo(many);
        assertThat(bench.counts("count").filtered()).isEqualTo(even + many - kept);
        assertThat(bench.counts("out").bytes())
                .isEqualTo(bench.out().stream().mapToLong(String::length).sum());
    }

    private static Map<String, Long> edges(MetricsSnapshot metrics) {
        return metrics.edges().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, edge -> edge.getValue().messages()));
    }

    @Test
    void theyAreSoAtEveryMomentAlsoWhileASinkIsClosed() throws Exception {
        final Bench bench = deployed();
        bench.sink("out").room(() -> false);
        feed(bench);
        addUp(bench.deployment().metrics(), Bench.plan(app).topology());
        assertThat(bench.source("in").waiting()).isPositive();

        bench.sink("out").room(() -> true);
        bench.run();
        addUp(bench.deployment().metrics(), Bench.plan(app).topology());
        eachEdgesTotalIsTheMessagesThatCrossedIt(bench);
    }

    private static void eachEdgesTotalIsTheMessagesThatCrossedIt(Bench bench) {
        assertThat(edges(bench.deployment().metrics())).containsEntry("in--all", (long) MESSAGES);
        assertThat(bench.counts("count").held()).isZero();
    }

    @Test
    void theyAddUpInGraphsDrawnByLot(TestReporter reporter) throws Exception {
        for (int i = 0; i < 40; i++) {
            final long seed = new Random().nextLong();
            reporter.publishEntry("seed", String.valueOf(seed));
            final RandomGraph graph = new RandomGraph(seed);
            final Bench bench = new Bench(workers, chains).queueSlots(8).deploy(graph.app);
            for (int n = 0; n < 200; n++) {
                bench.source(graph.sources.get(n % graph.sources.size())).give(n + "/");
            }
            bench.run();
            addUp(bench.deployment().metrics(), Bench.plan(graph.app).topology());
        }
    }

    /** What goes into a node is what its edges brought; what became of it is all of it. */
    private static void addUp(MetricsSnapshot metrics, Topology topology) {
        metrics.nodes().forEach((name, node) -> {
            final Counts counts = node.counts();
            assertThat(counts.passed() + counts.filtered() + counts.failed() + counts.held())
                    .as(name)
                    .isEqualTo(counts.received());
            final long in = topology.edgesInto(name).stream()
                    .mapToLong(edge -> arrived(metrics, edge))
                    .sum();
            if (!topology.edgesInto(name).isEmpty()) {
                assertThat(counts.received()).as(name).isEqualTo(in);
            }
        });
    }

    /** Sent is received and queued. */
    private static long arrived(MetricsSnapshot metrics, Edge edge) {
        final EdgeMetrics crossed = Objects.requireNonNull(metrics.edges().get(edge.id()));
        return crossed.messages() - crossed.queued();
    }
}
