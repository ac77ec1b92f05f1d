package io.millrace.ui.canvas;

import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nodes whose code is a template still: they take any type, and give any while nothing says what they get. */
final class Untouched {
    private static final Set<String> NUMBERS = Set.of("byte", "short", "int", "long", "float", "double");

    private static final String FAILED = "Failed<";

    private Untouched() {}

    /** Whether a node's template takes whatever comes in. */
    static boolean takes(SessionState state, String node) {
        return is(state, node, Role.COMPUTE, Role.KEY, Role.ENCODE);
    }

    /** Whether a node's template can still give whatever is wanted. */
    static boolean gives(SessionState state, String node) {
        if (is(state, node, Role.DECODE)) {
            return true;
        }
        return is(state, node, Role.COMPUTE, Role.KEY)
                && state.project().edges().stream()
                        .filter(edge -> edge.to().node().equals(node))
                        .allMatch(edge -> gives(state, edge.from()));
    }

    /** Whether an output's type is open still; that of failed messages is not. */
    static boolean gives(SessionState state, PortRef from) {
        return !from.isErrors() && gives(state, from.node());
    }

    /** Another type that comes into the port over these edges, and that no message can have together with the given one. */
    static Optional<String> conflict(SessionState state, List<Edge> edges, PortRef to, String given) {
        return edges.stream()
                .filter(edge -> edge.to().equals(to) && !gives(state, edge.from()))
                .flatMap(edge -> state.analysis().type(edge.from()).stream())
                .filter(type -> !type.equals(given) && !NUMBERS.containsAll(Set.of(type, given)))
                .filter(type -> !type.startsWith(FAILED) || !given.startsWith(FAILED))
                .findFirst();
    }

    private static boolean is(SessionState state, String node, Role... roles) {
        for (Role role : roles) {
            if (state.pristine().contains(new CodeRef(node, role))) {
                return true;
            }
        }
        return false;
    }
}
