package io.millrace.engine.topology;

import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.List;

/** Error ports have an edge exactly where failed messages leave by them. */
final class ErrorChecks {
    private ErrorChecks() {}

    static List<Problem> check(Topology topology) {
        final List<Problem> problems = new ArrayList<>();
        for (final Node node : topology.nodes()) {
            final List<Edge> edges = topology.edgesFrom(PortRef.errors(node.name()));
            ErrorPolicy.of(node.kind(), node.settings()).ifPresent(policy -> {
                if (policy != ErrorPolicy.DEAD_LETTER) {
                    edges.forEach(edge -> problems.add(idle(node, edge, policy)));
                } else if (edges.isEmpty()) {
                    problems.add(dropped(node));
                }
            });
        }
        return problems;
    }

    private static Problem idle(Node node, Edge edge, ErrorPolicy policy) {
        return Problem.error(
                Where.subject(edge.id()),
                "the edge " + EdgeChecks.words(edge) + " would carry nothing: " + ErrorPolicy.SETTING + " of "
                        + node.name() + " is " + policy.id(),
                "Set it to " + ErrorPolicy.DEAD_LETTER.id() + ", or remove the edge.");
    }

    private static Problem dropped(Node node) {
        return Problem.warning(
                Where.setting(node.name(), ErrorPolicy.SETTING),
                "failed messages of " + node.name() + " are counted and dropped: nothing is connected to its error"
                        + " port",
                "Draw an edge from the error port under " + node.name() + ", or set " + ErrorPolicy.SETTING + " to "
                        + ErrorPolicy.SKIP.id() + ".");
    }
}
