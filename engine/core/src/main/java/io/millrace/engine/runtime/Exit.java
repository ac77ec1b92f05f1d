package io.millrace.engine.runtime;

import io.millrace.engine.api.Route;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import org.jspecify.annotations.Nullable;

/**
 * An edge as it runs.
 *
 * <p>Threading: the worker.
 */
final class Exit {
    private final String id;
    private final Sends sends;
    private final CodeRef code;
    private final Operator target;
    private @Nullable Route<Object> route;
    private long crossed;

    Exit(Edge edge, Operator target) {
        this.id = edge.id();
        this.sends = edge.sends();
        this.code = new CodeRef(edge.id(), Role.ROUTE);
        this.target = target;
    }

    String id() {
        return id;
    }

    Operator target() {
        return target;
    }

    Sends sends() {
        return sends;
    }

    CodeRef code() {
        return code;
    }

    void route(Route<Object> next) {
        route = next;
    }

    /** Asks the user's predicate. */
    boolean test(Object message) throws Exception {
        return route == null || route.test(message);
    }

    void cross() {
        crossed++;
    }

    long crossed() {
        return crossed;
    }
}
