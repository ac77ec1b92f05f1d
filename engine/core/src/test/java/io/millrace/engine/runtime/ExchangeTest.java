package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers with linked chains give what one gives with interpreted ones, whatever the graph, the room in queues and sinks, and the turns. */
class ExchangeTest {
    private static final int GRAPHS = 60;
    private static final int MESSAGES = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void graphsDrawnByLotLoseNothingKeepTheOrderOfEachPathAndComeToAnEnd(int workers) throws Exception {
        for (long seed = 0; seed < GRAPHS; seed++) {
            final Map<String, List<String>> one = run(seed, new Bench(1, Chains.INTERPRETED), new Random(seed));
            final Map<String, List<String>> several =
                    run(seed, new Bench(workers, Chains.ALWAYS_LINKED), new Random(seed * 31 + workers));
            assertThat(several.keySet()).as("seed %d", seed).isEqualTo(one.keySet());
            for (final String sink : one.keySet()) {
                final List<String> got = Objects.requireNonNull(several.get(sink));
                assertThat(got).as("seed %d, %s", seed, sink).containsExactlyInAnyOrderElementsOf(one.get(sink));
                ordered(got, seed);
            }
        }
    }

    /** Messages of one source over the same nodes and with the same keys stay in order. */
    private static void ordered(List<String> got, long seed) {
        final Map<String, Integer> last = new HashMap<>();
        for (final String message : got) {
            final int number = RandomGraph.number(message);
            final String path = message.substring(message.indexOf('/')) + number % 12;
            final Integer before = last.put(path, number);
            assertThat(before == null || before < number)
                    .as("seed %d: %s after %s", seed, message, before)
                    .isTrue();
        }
    }

    private static Map<String, List<String>> run(long seed, Bench bench, Random lot) throws Exception {
        final RandomGraph graph = new RandomGraph(seed);
        bench.queueSlots(1 << lot.nextInt(3)).deploy(graph.app);
        for (final String sink : graph.sinks) {
            final Random own = new Random(lot.nextLong());
            bench.sink(sink).room(() -> own.nextInt(3) > 0);
        }
        for (int i = 0; i < MESSAGES; i++) {
            for (final String source : graph.sources) {
                bench.source(source).give(i + "/" + source + ".");
            }
            if (lot.nextInt(4) == 0) {
                bench.worker.turn();
                sound(bench, graph, false);
            }
        }
        graph.sources.forEach(source -> bench.source(source).finish());
        for (int turns = 0; turns < 100_000 && !bench.worker.haveEnded(); turns++) {
            bench.worker.turn();
        }
        assertThat(bench.deployment().status()).as("seed %d", seed).isEqualTo(DeploymentStatus.STOPPED);
        sound(bench, graph, true);
        final Map<String, List<String>> out = new HashMap<>();
        graph.sinks.forEach(
                sink -> out.put(sink, new ArrayList<>(bench.sink(sink).taken())));
        return out;
    }

    /** What came to a node is what its edges took, less what is under way to it. */
    private static void sound(Bench bench, RandomGraph graph, boolean drained) throws Exception {
        final Topology topology = Bench.plan(graph.app).topology();
        final MetricsSnapshot metrics = bench.deployment().metrics();
        for (final String name : metrics.nodes().keySet()) {
            final Counts counts =
                    Objects.requireNonNull(metrics.nodes().get(name)).counts();
            long sent = 0;
            long queued = 0;
            final List<Edge> into = topology.edgesInto(name);
            for (final Edge edge : into) {
                final EdgeMetrics edges = Objects.requireNonNull(metrics.edges().get(edge.id()));
                sent += edges.messages();
                queued += edges.queued();
            }
            if (!into.isEmpty()) {
                assertThat(sent).as(name).isEqualTo(counts.received() + queued);
            }
            assertThat(counts.received())
                    .as(name)
                    .isEqualTo(counts.passed() + counts.filtered() + counts.failed() + counts.held());
            if (drained) {
                assertThat(queued + counts.held()).as(name).isZero();
            }
        }
    }
}
