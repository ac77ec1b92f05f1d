package io.millrace.engine.runtime;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.EdgeMetrics.Queue;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.metrics.NodeMetrics.Load;
import io.millrace.engine.metrics.WorkerMetrics;
import io.millrace.engine.runtime.Cells.OfEdge;
import io.millrace.engine.runtime.Cells.OfNode;
import io.millrace.engine.runtime.Instruments.Readings;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What the workers of a deployment publish and everyone may read. What one worker publishes is exact together; sums
 * over several are once nothing is on its way between them.
 *
 * <p>Threading: {@code publish}, {@code link}, {@code failures} and {@code samples} the workers, the rest any.
 */
final class Board {
    private final Setting setting;
    private final Topology topology;
    private final Cells cells;
    private final CounterBlock[] blocks;
    private final Notices notices;
    private final Instruments instruments;

    Board(Setting setting, Topology topology, int workers) {
        this.setting = setting;
        this.topology = topology;
        this.cells = Cells.of(topology);
        this.blocks = new CounterBlock[workers];
        for (int i = 0; i < workers; i++) {
            blocks[i] = new CounterBlock(cells.size());
        }
        this.notices = new Notices(cells.nodes(), workers);
        this.instruments = new Instruments(topology, workers, setting.clock().nanoTime());
    }

    /** Where a board hangs. */
    record Setting(NanoClock clock, Vitals vitals, Exchanges exchanges) {}

    Cells cells() {
        return cells;
    }

    /** The deployment runs from now on. */
    void begin() {
        instruments.begin(setting.clock().nanoTime());
    }

    /** Where a worker puts what it measures. */
    void samples(int worker, SampleRing ring) {
        instruments.from(worker, ring);
    }

    void publish(int worker, long now, long[] values) {
        instruments.look(worker, now, this::sums);
        blocks[worker].publish(values);
    }

    void link(int worker, int node, Link link) {
        notices.link(worker, node, link);
    }

    void failures(int worker, int node, List<FailureSample> samples) {
        notices.failures(worker, node, samples);
    }

    MetricsSnapshot read() {
        final long now = setting.clock().nanoTime();
        final Readings readings = instruments.read(now, this::sums);
        final long[][] all = Arrays.stream(blocks).map(CounterBlock::read).toArray(long[][]::new);
        final long[] sums = sums(all);
        final Vitals vitals = setting.vitals();
        final Map<String, Long> lost = vitals.status().isTerminal() ? queued(sums) : Map.of();
        final Map<String, NodeMetrics> nodes = new HashMap<>();
        for (int i = 0; i < cells.nodes(); i++) {
            final String name = topology.nodes().get(i).name();
            nodes.put(name, node(i, counts(i, sums, lost.getOrDefault(name, 0L)), load(i, all), readings));
        }
        final Map<String, EdgeMetrics> edges = new HashMap<>();
        for (int i = 0; i < cells.edges(); i++) {
            edges.put(topology.edges().get(i).id(), edge(i, sums, readings));
        }
        return new MetricsSnapshot(
                now,
                Math.max(0, now - instruments.beganAt()),
                vitals.status(),
                vitals.generation(),
                nodes,
                edges,
                readings.paths(),
                workers(all));
    }

    /** Messages that were sent to another worker and have not come there, by the node that they go to. */
    Map<String, Long> queued() {
        return queued(sums());
    }

    private Map<String, Long> queued(long[] sums) {
        final Map<String, Long> queued = new HashMap<>();
        for (int i = 0; i < cells.edges(); i++) {
            final Edge edge = topology.edges().get(i);
            final long underway = sums[cells.at(i, OfEdge.UNDERWAY)];
            if (underway > 0) {
                queued.merge(edge.to().node(), underway, Long::sum);
            }
        }
        return queued;
    }

    private long[] sums() {
        return sums(Arrays.stream(blocks).map(CounterBlock::read).toArray(long[][]::new));
    }

    /** Where bits of doubles stand, the sum means nothing. */
    private static long[] sums(long[][] all) {
        final long[] sums = all[0].clone();
        for (int worker = 1; worker < all.length; worker++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += all[worker][i];
            }
        }
        return sums;
    }

    /** Read one after the other, blocks may say that more has come than was sent. */
    private EdgeMetrics edge(int index, long[] sums, Readings readings) {
        final int depth = small(sums[cells.at(index, OfEdge.UNDERWAY)]);
        final int most = Math.max(depth, small(sums[cells.at(index, OfEdge.MOST_QUEUED)]));
        final int capacity =
                setting.exchanges().capacity(topology.edges().get(index).id());
        return new EdgeMetrics(
                sums[cells.at(index, OfEdge.SENT)], readings.edge(index), new Queue(depth, most, capacity));
    }

    private static int small(long number) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    }

    private NodeMetrics node(int index, Counts counts, Load load, Readings readings) {
        return new NodeMetrics(
                counts,
                new NodeMetrics.Flow(readings.node(index, 0), readings.node(index, 1), readings.node(index, 2)),
                load,
                readings.nodes().get(index),
                readings.sinks().get(index),
                notices.link(index),
                notices.failures(index));
    }

    private Counts counts(int node, long[] v, long lost) {
        return new Counts(
                v[cells.at(node, OfNode.RECEIVED)],
                v[cells.at(node, OfNode.PASSED)],
                v[cells.at(node, OfNode.FILTERED)],
                v[cells.at(node, OfNode.FAILED)],
                v[cells.at(node, OfNode.HELD)],
                v[cells.at(node, OfNode.EMITTED)],
                v[cells.at(node, OfNode.UNROUTED)],
                v[cells.at(node, OfNode.BYTES)],
                v[cells.at(node, OfNode.UNDELIVERED)] + lost,
                v[cells.at(node, OfNode.KEYS)],
                v[cells.at(node, OfNode.TROUBLES)],
                v[cells.at(node, OfNode.LATE)]);
    }

    /** A node is as busy as on the worker where it is busiest: that one holds up the others. */
    private Load load(int node, long[][] all) {
        return new Load(
                shares(all, cells.at(node, OfNode.BUSY)).max().orElse(0),
                shares(all, cells.at(node, OfNode.BUSY)).sum(),
                shares(all, cells.at(node, OfNode.BACK_PRESSURED)).max().orElse(0));
    }

    private static DoubleStream shares(long[][] all, int at) {
        return Arrays.stream(all).mapToDouble(block -> Double.longBitsToDouble(block[at]));
    }

    private List<WorkerMetrics> workers(long[][] all) {
        return shares(all, cells.busy()).mapToObj(WorkerMetrics::new).toList();
    }
}
