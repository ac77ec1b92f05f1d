package io.millrace.ui.canvas;

import io.millrace.engine.topology.Edge;

/**
 * An edge as drawn.
 *
 * @param fromKey key of the box that it leaves
 * @param toKey key of the box that it enters
 * @param type text of what crosses it; empty = not known
 * @param key class of the key that its messages have; empty = they have none
 * @param route what the chip at its tail says; empty = it takes everything
 * @param broken it is part of a problem
 */
record Wire(
        Edge edge, String fromKey, String toKey, WirePath path, String type, String key, String route, boolean broken) {
    String id() {
        return edge.id();
    }
}
