package io.millrace.engine.runtime;

import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.LatencyHistogram;
import io.millrace.engine.metrics.Meter;
import io.millrace.engine.metrics.PathMetrics;
import io.millrace.engine.metrics.Rates;
import io.millrace.engine.runtime.Cells.OfEdge;
import io.millrace.engine.runtime.Cells.OfNode;
import io.millrace.engine.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes rates and latencies of what the workers of a deployment count and measure. A worker looks at the clock when it
 * publishes; when one of the meter's moments has passed and nobody else sees to that, it does. So rates do not depend
 * on readers.
 *
 * <p>Threading: any. Readers wait for each other; a worker never waits.
 */
final class Instruments {
    private static final OfNode[] METERED = {OfNode.RECEIVED, OfNode.EMITTED, OfNode.BYTES};

    private final Topology topology;
    private final Cells cells;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReferenceArray<@Nullable SampleRing> rings;
    private final @Nullable LatencyHistogram[] nodes;
    private final @Nullable LatencyHistogram[] sinks;
    /** By the label of source and sink. */
    private final Map<Long, LatencyHistogram> paths = new HashMap<>();

    private final long[] row;
    private Meter meter;
    private volatile long beganAt;
    private volatile long dueAt;

    Instruments(Topology topology, int workers, long now) {
        this.topology = topology;
        this.cells = Cells.of(topology);
        this.rings = new AtomicReferenceArray<>(workers);
        this.nodes = new LatencyHistogram[cells.nodes()];
        this.sinks = new LatencyHistogram[cells.nodes()];
        this.row = new long[cells.edges() + cells.nodes() * METERED.length];
        this.meter = new Meter(row.length, now);
        this.beganAt = now;
        this.dueAt = now + Meter.TICK;
    }

    /** The deployment runs from now on. */
    void begin(long now) {
        lock.lock();
        try {
            meter = new Meter(row.length, now);
            beganAt = now;
            dueAt = now + Meter.TICK;
        } finally {
            lock.unlock();
        }
    }

    long beganAt() {
        return beganAt;
    }

    void from(int worker, SampleRing ring) {
        rings.setRelease(worker, ring);
    }

    /** A worker is about to publish new counts; {@code sums} are those that hold until then. */
    void look(int worker, long now, Supplier<long[]> sums) {
        final SampleRing own = rings.getPlain(worker);
        final boolean due = now - dueAt >= 0;
        if ((due || own != null && own.isCrowded()) && lock.tryLock()) {
            try {
                advance(now, sums);
            } finally {
                lock.unlock();
            }
        }
    }

    /** What all readers see until the next moment of the meter. */
    Readings read(long now, Supplier<long[]> sums) {
        lock.lock();
        try {
            advance(now, sums);
            return readings();
        } finally {
            lock.unlock();
        }
    }

    private void advance(long now, Supplier<long[]> sums) {
        if (meter.isDue(now)) {
            meter.tick(now, metered(sums.get()));
            for (int i = 0; i < nodes.length; i++) {
                advance(nodes[i], now);
                advance(sinks[i], now);
            }
            paths.values().forEach(path -> path.advance(now));
            dueAt = now + Meter.TICK - Math.floorMod(now - beganAt, Meter.TICK);
        }
        for (int i = 0; i < rings.length(); i++) {
            final SampleRing ring = rings.getAcquire(i);
            if (ring != null) {
                ring.drain((label, nanos) -> record(label, nanos, now));
            }
        }
    }

    private static void advance(@Nullable LatencyHistogram histogram, long now) {
        if (histogram != null) {
            histogram.advance(now);
        }
    }

    private long[] metered(long[] sums) {
        for (int i = 0; i < cells.edges(); i++) {
            row[i] = sums[cells.at(i, OfEdge.SENT)];
        }
        for (int i = 0; i < cells.nodes(); i++) {
            for (int k = 0; k < METERED.length; k++) {
                row[cells.edges() + i * METERED.length + k] = sums[cells.at(i, METERED[k])];
            }
        }
        return row;
    }

    private void record(long label, long nanos, long now) {
        final int node = Stamp.node(label);
        final int weight = Stamp.weight(label);
        if (Stamp.source(label) == 0) {
            of(nodes, node, now).record(nanos, weight);
        } else {
            of(sinks, node, now).record(nanos, weight);
            paths.computeIfAbsent(label >>> 4, key -> fresh(now)).record(nanos, weight);
        }
    }

    private LatencyHistogram of(@Nullable LatencyHistogram[] all, int node, long now) {
        LatencyHistogram histogram = all[node];
        if (histogram == null) {
            histogram = fresh(now);
            all[node] = histogram;
        }
        return histogram;
    }

    private LatencyHistogram fresh(long now) {
        final LatencyHistogram histogram = new LatencyHistogram(beganAt);
        histogram.advance(now);
        return histogram;
    }

    private Readings readings() {
        final Rates[] rates = new Rates[row.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = meter.rates(i);
        }
        return new Readings(cells.edges(), List.of(rates), latencies(nodes), latencies(sinks), paths());
    }

    private static List<Latencies> latencies(@Nullable LatencyHistogram[] of) {
        final Latencies[] all = new Latencies[of.length];
        for (int i = 0; i < all.length; i++) {
            final LatencyHistogram one = of[i];
            all[i] = one == null ? Latencies.NONE : one.latencies();
        }
        return List.of(all);
    }

    private List<PathMetrics> paths() {
        return new TreeMap<>(paths)
                .entrySet().stream()
                        .filter(path -> Stamp.source(path.getKey() << 4) - 1 < Math.min(cells.nodes(), 254))
                        .map(path -> new PathMetrics(
                                name(Stamp.source(path.getKey() << 4) - 1),
                                name(Stamp.node(path.getKey() << 4)),
                                path.getValue().latencies()))
                        .toList();
    }

    private String name(int node) {
        return topology.nodes().get(node).name();
    }

    /** Rates and latencies of one moment. */
    record Readings(
            int edges, List<Rates> rates, List<Latencies> nodes, List<Latencies> sinks, List<PathMetrics> paths) {
        Rates edge(int edge) {
            return rates.get(edge);
        }

        /** {@code which} is the place among those that are metered. */
        Rates node(int node, int which) {
            return rates.get(edges + node * METERED.length + which);
        }
    }
}
