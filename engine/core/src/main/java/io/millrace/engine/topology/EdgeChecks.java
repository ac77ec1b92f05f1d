package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Port.Direction;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Both ends of every edge exist, it goes from an output to an input, and it is drawn once. */
final class EdgeChecks {
    private EdgeChecks() {}

    static List<Problem> check(Topology topology) {
        final List<Problem> problems = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final Edge edge : topology.edges()) {
            end(topology, edge, Direction.OUTPUT).ifPresent(problems::add);
            end(topology, edge, Direction.INPUT).ifPresent(problems::add);
            if (!seen.add(edge.id())) {
                problems.add(Problem.error(
                        Where.subject(edge.id()),
                        "the edge " + words(edge) + " is drawn more than once",
                        "Remove one: each edge would carry every message again."));
            }
        }
        return problems;
    }

    /** An edge as people read it. */
    static String words(Edge edge) {
        return edge.from().text() + " -> " + edge.to().text();
    }

    private static Optional<Problem> end(Topology topology, Edge edge, Direction direction) {
        final PortRef ref = direction == Direction.OUTPUT ? edge.from() : edge.to();
        final Node node = topology.node(ref.node()).orElse(null);
        if (node == null) {
            final List<String> names = topology.nodes().stream().map(Node::name).toList();
            return Optional.of(Problem.error(
                    Where.subject(edge.id()),
                    "the edge " + words(edge) + " names " + ref.node() + ", which is no node",
                    Nearest.advice(ref.node(), names)));
        }
        return port(node, ref, direction).map(words -> words.at(edge));
    }

    private static Optional<Words> port(Node node, PortRef ref, Direction direction) {
        final String label = node.kind().label();
        if (direction == Direction.OUTPUT && node.kind().shape() == Shape.SINK && !ref.isErrors()) {
            return Optional.of(new Words(
                    node.name() + " is a sink (" + label + "), so no edge can begin there",
                    "Begin the edge at the node that leads to " + node.name() + "."));
        } else if (direction == Direction.INPUT && node.kind().shape() == Shape.SOURCE) {
            return Optional.of(new Words(
                    node.name() + " is a source (" + label + "), so no edge can end there",
                    "End the edge at a computation, a key or a sink."));
        }
        final List<String> names = node.kind().ports().stream()
                .filter(port -> port.direction() == direction)
                .map(Port::name)
                .toList();
        if (names.contains(ref.port())) {
            return Optional.empty();
        }
        final String what = direction == Direction.OUTPUT ? "output" : "input";
        return Optional.of(
                new Words(node.name() + " has no " + what + " " + ref.port(), Nearest.advice(ref.port(), names)));
    }

    private record Words(String message, String advice) {
        Problem at(Edge edge) {
            return Problem.error(Where.subject(edge.id()), message, advice);
        }
    }
}
