package io.millrace.ui.common;

import io.millrace.app.project.NodeId;

/** Something on the canvas that can be selected. */
public sealed interface Item {
    /** A node. */
    record OfNode(NodeId id) implements Item {}

    /** A State. */
    record OfState(NodeId id) implements Item {}

    /** An edge, by its id in the document. */
    record OfEdge(String edge) implements Item {}
}
