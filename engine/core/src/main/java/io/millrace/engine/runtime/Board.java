package io.millrace.engine.runtime;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * What the workers of a deployment publish and everyone may read. What one worker publishes is exact together; sums
 * over several are once nothing is on its way between them.
 *
 * <p>Threading: {@code publish}, {@code link} and {@code failures} the workers, the rest any.
 */
final class Board {
    /** Numbers of each node in the block: those of {@link Counts} in order, then the busy share's bits. */
    static final int PER_NODE = 12;
    /** Numbers of each edge: messages sent, and of these under way to other workers. */
    static final int PER_EDGE = 2;

    private static final int KEYS = 9;
    private static final int TROUBLES = 10;
    private static final int BUSY = 11;
    private static final int SAMPLES = 20;

    private final Setting setting;
    private final Topology topology;
    private final CounterBlock[] blocks;
    private final int nodes;
    private final AtomicReferenceArray<Link> links;
    private final AtomicReferenceArray<List<FailureSample>> failures;

    Board(Setting setting, Topology topology, int workers) {
        this.setting = setting;
        this.topology = topology;
        this.blocks = new CounterBlock[workers];
        for (int i = 0; i < workers; i++) {
            blocks[i] = new CounterBlock(size());
        }
        final int nodes = topology.nodes().size();
        this.nodes = nodes;
        this.links = new AtomicReferenceArray<>(nodes * workers);
        this.failures = new AtomicReferenceArray<>(nodes * workers);
        for (int i = 0; i < links.length(); i++) {
            links.set(i, Link.NONE);
        }
        for (int i = 0; i < failures.length(); i++) {
            failures.set(i, List.of());
        }
    }

    /** Where a board hangs. */
    record Setting(NanoClock clock, Vitals vitals, Exchanges exchanges) {}

    int size() {
        return edgesAt() + topology.edges().size() * PER_EDGE;
    }

    private int edgesAt() {
        return topology.nodes().size() * PER_NODE;
    }

    void publish(int worker, long[] values) {
        blocks[worker].publish(values);
    }

    /** A worker that has the node's connector, or a part of it, says what that does. */
    void link(int worker, int node, Link link) {
        links.setRelease(worker * nodes + node, link);
    }

    private Link link(int node) {
        Link all = Objects.requireNonNull(links.getAcquire(node));
        for (int worker = 1; worker < blocks.length; worker++) {
            final Link more = Objects.requireNonNull(links.getAcquire(worker * nodes + node));
            all = more == Link.NONE ? all : all == Link.NONE ? more : together(all, more);
        }
        return all;
    }

    private static Link together(Link one, Link other) {
        return new Link(
                one.up() && other.up(),
                one.text().isEmpty() ? other.text() : one.text(),
                Math.max(one.port(), other.port()),
                one.connections() + other.connections());
    }

    void failures(int worker, int node, List<FailureSample> samples) {
        failures.setRelease(worker * nodes + node, samples);
    }

    MetricsSnapshot read() {
        final long[] values = sums();
        final Map<String, Long> lost = setting.vitals().status().isTerminal() ? queued(values) : Map.of();
        final Map<String, NodeMetrics> byNode = new HashMap<>();
        for (int i = 0; i < nodes; i++) {
            final String name = topology.nodes().get(i).name();
            byNode.put(name, node(i, values, lost.getOrDefault(name, 0L)));
        }
        final Map<String, EdgeMetrics> byEdge = new HashMap<>();
        for (int i = 0; i < topology.edges().size(); i++) {
            final String id = topology.edges().get(i).id();
            byEdge.put(id, edge(id, i, values));
        }
        final Vitals vitals = setting.vitals();
        return new MetricsSnapshot(setting.clock().nanoTime(), vitals.status(), vitals.generation(), byNode, byEdge);
    }

    /** Messages that were sent to another worker and have not come there, by the node that they go to. */
    Map<String, Long> queued() {
        return queued(sums());
    }

    private Map<String, Long> queued(long[] values) {
        final Map<String, Long> queued = new HashMap<>();
        for (int i = 0; i < topology.edges().size(); i++) {
            final Edge edge = topology.edges().get(i);
            final long underway = values[edgesAt() + i * PER_EDGE + 1];
            if (underway > 0) {
                queued.merge(edge.to().node(), underway, Long::sum);
            }
        }
        return queued;
    }

    private long[] sums() {
        final long[] sums = blocks[0].read();
        for (int worker = 1; worker < blocks.length; worker++) {
            final long[] more = blocks[worker].read();
            for (int i = 0; i < sums.length; i++) {
                sums[i] = isBusy(i) ? busier(sums[i], more[i]) : sums[i] + more[i];
            }
        }
        return sums;
    }

    private boolean isBusy(int index) {
        return index < edgesAt() && index % PER_NODE == BUSY;
    }

    /** A node is as busy as on the worker where it is busiest: that one holds up the others. */
    private static long busier(long one, long other) {
        return Double.doubleToLongBits(Math.max(Double.longBitsToDouble(one), Double.longBitsToDouble(other)));
    }

    /** Read one after the other, blocks may say that more has come than was sent. */
    private EdgeMetrics edge(String id, int index, long[] v) {
        final int at = edgesAt() + index * PER_EDGE;
        final int queued = (int) Math.max(0, Math.min(Integer.MAX_VALUE, v[at + 1]));
        return new EdgeMetrics(v[at], queued, setting.exchanges().capacity(id));
    }

    private NodeMetrics node(int index, long[] v, long lost) {
        final int at = index * PER_NODE;
        final Counts counts = new Counts(
                v[at],
                v[at + 1],
                v[at + 2],
                v[at + 3],
                v[at + 4],
                v[at + 5],
                v[at + 6],
                v[at + 7],
                v[at + 8] + lost,
                v[at + KEYS],
                v[at + TROUBLES]);
        return new NodeMetrics(counts, Double.longBitsToDouble(v[at + BUSY]), link(index), samples(index));
    }

    private List<FailureSample> samples(int node) {
        if (blocks.length == 1) {
            return Objects.requireNonNull(failures.getAcquire(node));
        }
        final List<FailureSample> all = IntStream.range(0, blocks.length)
                .mapToObj(worker -> failures.getAcquire(worker * nodes + node))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(FailureSample::atMillis))
                .toList();
        return all.subList(Math.max(0, all.size() - SAMPLES), all.size());
    }
}
