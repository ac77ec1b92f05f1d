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
    /** Half of the width of the key near the head. */
    static final double KEY_RADIUS = 9;

    private static final double KEY_BEFORE_HEAD = 24;

    String id() {
        return edge.id();
    }

    /** Where it begins, in words. */
    String tail() {
        return (errors() ? "the error port of " : "") + edge.from().node();
    }

    /** Whether failed messages take it. */
    boolean errors() {
        return edge.from().isErrors();
    }

    /** Whether a key stands near its head. */
    boolean showsKey() {
        return !key.isEmpty() && path.length() > 2 * KEY_BEFORE_HEAD;
    }

    /** How far along the wire the key stands. */
    double keyAt() {
        return path.length() - KEY_BEFORE_HEAD;
    }

    /** Whether something of a radius, so far along the wire, would cover the key. */
    boolean coversKey(double at, double radius) {
        return showsKey() && Math.abs(at - keyAt()) < KEY_RADIUS + radius;
    }
}
