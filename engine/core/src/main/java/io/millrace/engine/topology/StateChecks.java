package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every state computation has a State, and a key where its State has one object per key. */
final class StateChecks {
    private StateChecks() {}

    static List<Problem> check(Topology topology) {
        final Set<String> unkeyed = Keys.without(topology);
        final List<Problem> problems = new ArrayList<>();
        for (final Node node : topology.nodes()) {
            if (node.kind().shape() == Shape.STATE_COMPUTATION) {
                binding(topology, node, unkeyed).ifPresent(problems::add);
            } else {
                node.state().map(state -> stray(node, state)).ifPresent(problems::add);
            }
        }
        topology.states().forEach(state -> unused(topology, state).ifPresent(problems::add));
        return problems;
    }

    private static Optional<Problem> binding(Topology topology, Node node, Set<String> unkeyed) {
        final Where where = Where.subject(node.name());
        if (node.state().isEmpty()) {
            return Optional.of(Problem.error(
                    where,
                    node.name() + " is a state computation and has no State",
                    "Bind it to a State, or make it a computation."));
        }
        final String name = node.state().get();
        final StateDeclaration state = topology.state(name).orElse(null);
        if (state == null) {
            final List<String> names =
                    topology.states().stream().map(StateDeclaration::name).toList();
            return Optional.of(Problem.error(
                    where, node.name() + " uses the State " + name + ", which there is not", advice(name, names)));
        }
        if (state.scope() == Scope.KEY && unkeyed.contains(node.name())) {
            return Optional.of(
                    node.kind().ownsState()
                            ? ownWithoutKey(node)
                            : Problem.error(
                                    where,
                                    "messages reach " + node.name() + " without a key, but " + name
                                            + " has one object per key",
                                    "Put a key before " + node.name() + ", or make " + name
                                            + " one for the whole application."));
        }
        return Optional.empty();
    }

    private static Problem ownWithoutKey(Node node) {
        return Problem.error(
                Where.subject(node.name()),
                "messages reach " + node.name() + " without a key, but it has one value per key",
                "Put a key before " + node.name() + ", or let it have one for all messages.");
    }

    private static String advice(String name, List<String> names) {
        return names.isEmpty() ? "Add a State." : Nearest.advice(name, names);
    }

    private static Problem stray(Node node, String state) {
        return Problem.warning(
                Where.subject(node.name()),
                node.name() + " names the State " + state + " but is no state computation",
                "Make it a state computation, or unbind the State.");
    }

    private static Optional<Problem> unused(Topology topology, StateDeclaration state) {
        final boolean used = topology.nodes().stream()
                .anyMatch(node -> node.state().filter(state.name()::equals).isPresent());
        return used
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        Where.subject(state.name()),
                        "no state computation uses the State " + state.name(),
                        "Bind a state computation to it, or remove it."));
    }
}
