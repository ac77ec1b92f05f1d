package io.millrace.ui.common;

import io.millrace.engine.topology.PortRef;

/** Ids of scene graph nodes that tests, help and style sheets find things by. Stable. */
public final class Ids {
    public static final String CANVAS = "canvas";
    public static final String QUICK_ADD = "quick-add";
    public static final String RENAME = "canvas-rename";
    public static final String PALETTE = "palette";
    public static final String PALETTE_SEARCH = "palette-search";

    /** Property of a scene node that is dragged on to the canvas: the id of its kind. */
    public static final String DRAGGED_KIND = "io.millrace.kind";

    private Ids() {}

    /** A node or State on the canvas. */
    public static String node(String name) {
        return "node-" + name;
    }

    /** A port, such as {@code port-add-32-in}. */
    public static String port(PortRef port) {
        return "port-" + port.node() + "-" + port.port();
    }

    /** The label in the middle of an edge that shows its rate. */
    public static String rate(String edgeId) {
        return "edge-" + edgeId + "-rate";
    }

    /** The chip at an edge's tail that says what it takes. */
    public static String route(String edgeId) {
        return "edge-" + edgeId + "-route";
    }

    /** An entry of the palette or of quick-add, by the id of its kind. */
    public static String palette(String kindId) {
        return "palette-" + kindId;
    }

    /** What shows an action: its id with dots as hyphens. */
    public static String action(String actionId) {
        return actionId.replace('.', '-');
    }
}
