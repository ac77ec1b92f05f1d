package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages get everywhere and go round nowhere. */
final class FlowChecks {
    private FlowChecks() {}

    static List<Problem> check(Topology topology) {
        final List<Problem> problems = new ArrayList<>();
        final Graph graph = Graph.of(topology);
        if (topology.nodes().stream().noneMatch(FlowChecks::isSource)) {
            problems.add(Problem.error(
                    Where.project(), "there is no source, so no message can come in", "Add a source such as TCP in."));
        }
        graph.cycles().stream().map(FlowChecks::cycle).forEach(problems::add);
        final Set<String> reached = graph.reachable(sources(topology), node -> true);
        for (final Node node : topology.nodes()) {
            shape(node).or(() -> input(topology, node, reached)).ifPresent(problems::add);
            output(topology, node).ifPresent(problems::add);
        }
        return problems;
    }

    static List<String> sources(Topology topology) {
        return topology.nodes().stream()
                .filter(FlowChecks::isSource)
                .map(Node::name)
                .toList();
    }

    private static boolean isSource(Node node) {
        return node.kind().shape() == Shape.SOURCE;
    }

    private static Problem cycle(List<String> path) {
        return Problem.error(
                Where.subject(path.get(0)),
                "messages would go round for ever: " + String.join(" -> ", path) + " -> " + path.get(0),
                "Remove one of these edges.");
    }

    private static Optional<Problem> shape(Node node) {
        if (node.kind().shape() != Shape.STATE) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                Where.subject(node.name()),
                node.name() + " is a State and can't stand among the nodes",
                "Declare it among the States."));
    }

    private static Optional<Problem> input(Topology topology, Node node, Set<String> reached) {
        if (isSource(node) || reached.contains(node.name())) {
            return Optional.empty();
        }
        final Where where = Where.subject(node.name());
        if (topology.edgesInto(node.name()).isEmpty()) {
            return Optional.of(Problem.error(
                    where, "nothing is connected to the input of " + node.name(), "Draw an edge to it, or remove it."));
        }
        return Optional.of(Problem.error(
                where, node.name() + " gets no messages: no source leads to it", "Connect a source to its path."));
    }

    private static Optional<Problem> output(Topology topology, Node node) {
        final boolean mayEnd = switch (node.kind().shape()) {
            case SINK, STATE_COMPUTATION, STATE -> true;
            case SOURCE, COMPUTATION, KEY, KEYED_STEP -> false;
        };
        if (mayEnd || !topology.edgesFrom(PortRef.out(node.name())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning(
                Where.subject(node.name()),
                "what " + node.name() + " gives goes nowhere",
                "Draw an edge from it, or let it end in a sink."));
    }
}
