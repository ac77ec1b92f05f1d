package io.millrace.engine.runtime;

import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.metrics.NodeMetrics.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the worker publishes and everyone may read. It knows names, and no operator.
 *
 * <p>Threading: {@code publish}, {@code link} and {@code failures} the worker, {@link #read} any.
 */
final class Board {
    /** Numbers of each node in the block: those of {@link Counts} in order, then the busy share's bits. */
    static final int PER_NODE = 12;

    private final NanoClock clock;
    private final Vitals vitals;
    private final List<String> nodes;
    private final List<String> edges;
    private final CounterBlock block;
    private final AtomicReferenceArray<Link> links;
    private final AtomicReferenceArray<List<FailureSample>> failures;

    Board(NanoClock clock, Vitals vitals, List<String> nodes, List<String> edges) {
        this.clock = clock;
        this.vitals = vitals;
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
        this.block = new CounterBlock(nodes.size() * PER_NODE + edges.size());
        this.links = new AtomicReferenceArray<>(nodes.size());
        this.failures = new AtomicReferenceArray<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            links.set(i, Link.NONE);
            failures.set(i, List.of());
        }
    }

    int size() {
        return nodes.size() * PER_NODE + edges.size();
    }

    void publish(long[] values) {
        block.publish(values);
    }

    void link(int node, Link link) {
        links.setRelease(node, link);
    }

    void failures(int node, List<FailureSample> samples) {
        failures.setRelease(node, samples);
    }

    MetricsSnapshot read() {
        final long[] values = block.read();
        final Map<String, NodeMetrics> byNode = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            byNode.put(nodes.get(i), node(i, values));
        }
        final Map<String, EdgeMetrics> byEdge = new HashMap<>();
        for (int i = 0; i < edges.size(); i++) {
            byEdge.put(edges.get(i), new EdgeMetrics(values[nodes.size() * PER_NODE + i], 0, 0));
        }
        return new MetricsSnapshot(clock.nanoTime(), vitals.status(), vitals.generation(), byNode, byEdge);
    }

    private NodeMetrics node(int index, long[] v) {
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
                v[at + 8],
                v[at + 9],
                v[at + 10]);
        return new NodeMetrics(
                counts,
                Double.longBitsToDouble(v[at + 11]),
                Objects.requireNonNull(links.getAcquire(index)),
                Objects.requireNonNull(failures.getAcquire(index)));
    }
}
