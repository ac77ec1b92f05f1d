package io.millrace.engine.runtime;

import io.millrace.engine.topology.Topology;

/**
 * Where each number stands in the block that a worker publishes.
 *
 * @param nodes of the topology, in its order
 * @param edges of the topology, in its order
 */
record Cells(int nodes, int edges) {
    private static final int PER_NODE = OfNode.values().length;
    private static final int PER_EDGE = OfEdge.values().length;

    static Cells of(Topology topology) {
        return new Cells(topology.nodes().size(), topology.edges().size());
    }

    /** Numbers of a node; what {@link io.millrace.engine.metrics.NodeMetrics.Counts} says of them. */
    enum OfNode {
        RECEIVED,
        PASSED,
        FILTERED,
        FAILED,
        HELD,
        EMITTED,
        UNROUTED,
        BYTES,
        UNDELIVERED,
        KEYS,
        TROUBLES,
        LATE,
        /** Share of the last second, as the bits of a double, as the next. */
        BUSY,
        BACK_PRESSURED
    }

    /** Numbers of an edge. */
    enum OfEdge {
        /** Messages that took it on this worker. */
        SENT,
        /** Sent to other workers less those that came from others; added up over all workers they are under way. */
        UNDERWAY,
        /** The most that waited in each queue to another worker, added up. */
        MOST_QUEUED
    }

    int size() {
        return busy() + 1;
    }

    int at(int node, OfNode what) {
        return node * PER_NODE + what.ordinal();
    }

    int at(int edge, OfEdge what) {
        return nodes * PER_NODE + edge * PER_EDGE + what.ordinal();
    }

    /** The worker's own busy share. */
    int busy() {
        return nodes * PER_NODE + edges * PER_EDGE;
    }
}
