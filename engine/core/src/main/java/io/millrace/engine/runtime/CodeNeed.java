package io.millrace.engine.runtime;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.Joiner;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.MultiStateComputation;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One piece of user code that a topology needs.
 *
 * @param ref its name
 * @param node the node at which its troubles are shown
 * @param required whether the topology runs without it
 * @param types what it may be
 */
record CodeNeed(CodeRef ref, String node, boolean required, List<Class<?>> types) {
    /** Everything that the topology needs, in drawn order. */
    static List<CodeNeed> of(Topology topology) {
        return of(topology, node -> true);
    }

    /** What is needed where these nodes run. */
    static List<CodeNeed> of(Topology topology, Predicate<String> runs) {
        final List<CodeNeed> needs = new ArrayList<>();
        for (final Node node : topology.nodes()) {
            for (final CodeSlot slot : node.kind().allCode()) {
                if (slot.role() == Role.STATE) {
                    continue;
                }
                final CodeRef ref = new CodeRef(node.name(), slot.role());
                needs.add(new CodeNeed(ref, node.name(), slot.required(), types(node, slot.role())));
            }
        }
        for (final Edge edge : topology.edges()) {
            if (edge.sends() == Sends.WHEN) {
                final CodeRef ref = new CodeRef(edge.id(), Role.ROUTE);
                needs.add(new CodeNeed(ref, edge.from().node(), true, List.of(Route.class)));
            }
        }
        topology.states().forEach(state -> needs.addAll(state(topology, state, runs)));
        needs.removeIf(need -> !runs.test(need.node()));
        return needs;
    }

    /** A State that nobody uses needs no code. */
    private static List<CodeNeed> state(Topology topology, StateDeclaration state, Predicate<String> runs) {
        final CodeRef ref = new CodeRef(state.name(), Role.STATE);
        return topology.nodes().stream()
                .filter(node -> runs.test(node.name()))
                .filter(node -> node.state().filter(state.name()::equals).isPresent())
                .limit(1)
                .map(node -> new CodeNeed(ref, node.name(), true, List.of(StateFactory.class)))
                .toList();
    }

    private static List<Class<?>> types(Node node, Role role) {
        final boolean withState = node.kind().shape() == Shape.STATE_COMPUTATION;
        return switch (role) {
            case DECODE -> List.of(Decoder.class);
            case TIMESTAMP -> List.of(TimestampExtractor.class);
            case KEY -> List.of(Key.class);
            case GENERATE -> List.of(Generator.class);
            case ENCODE -> List.of(Encoder.class);
            case ROUTE -> List.of(Route.class);
            case STATE -> List.of(StateFactory.class);
            case COMPUTE ->
                withState
                        ? List.of(StateComputation.class, MultiStateComputation.class)
                        : List.of(Computation.class, MultiComputation.class);
            case JOIN -> List.of(Joiner.class);
            case AGGREGATE -> List.of(Aggregation.class);
            case TYPES -> List.of();
        };
    }

    boolean fits(Object instance) {
        return types.stream().anyMatch(type -> type.isInstance(instance));
    }
}
