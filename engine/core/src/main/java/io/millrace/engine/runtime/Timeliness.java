package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.steps.BuiltInSteps;
import io.millrace.engine.steps.StepMaker;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Where in a graph event time has to be known: before and at steps that look at it. Nowhere else does it cost anything. */
final class Timeliness {
    private final Set<String> nodes;

    private Timeliness(Set<String> nodes) {
        this.nodes = nodes;
    }

    static Timeliness of(Topology topology, ResolvedSettings settings) {
        final Deque<String> work = new ArrayDeque<>(topology.nodes().stream()
                .filter(node -> looksAtWatermark(node, settings))
                .map(Node::name)
                .toList());
        final Set<String> nodes = new HashSet<>(work);
        while (!work.isEmpty()) {
            for (final Edge edge : topology.edgesInto(work.remove())) {
                if (nodes.add(edge.from().node())) {
                    work.add(edge.from().node());
                }
            }
        }
        return new Timeliness(nodes);
    }

    private static boolean looksAtWatermark(Node node, ResolvedSettings settings) {
        return node.kind().shape() == Shape.KEYED_STEP
                && maker(node).needsWatermark(name -> settings.text(node.name(), name));
    }

    /** What makes the step of a node. */
    static StepMaker maker(Node node) {
        final String kind = node.kind().id();
        return Objects.requireNonNull(BuiltInSteps.makers().get(kind), () -> "nothing makes steps of kind " + kind);
    }

    /** Whether event time must be known at a node. */
    boolean matters(String node) {
        return nodes.contains(node);
    }

    /** Tells each step and each queue to another worker which marks lead to it. */
    void wire(Flow flow) {
        Stream.of(flow.intakes(), flow.inlets(), flow.steps(), flow.calls())
                .flatMap(List::stream)
                .forEach(this::lead);
    }

    private void lead(Input input) {
        final Mark mark = input.mark();
        if (mark == null) {
            return;
        }
        final Operator first = input.starter().operator();
        final Set<Operator> seen = new HashSet<>();
        final Deque<Operator> work = new ArrayDeque<>();
        if (input instanceof StepPort || input instanceof CallPort) {
            follow(mark, first, seen, work);
        } else {
            enter(mark, first, seen, work);
        }
        while (!work.isEmpty()) {
            follow(mark, work.remove(), seen, work);
        }
    }

    private static void enter(Mark mark, Operator operator, Set<Operator> seen, Deque<Operator> work) {
        final StepPort port = operator.port();
        final CallPort calls = operator.calls();
        if (port != null) {
            port.marks().add(mark);
        } else if (calls != null) {
            calls.marks().add(mark);
        } else if (seen.add(operator)) {
            work.add(operator);
        }
    }

    private void follow(Mark mark, Operator operator, Set<Operator> seen, Deque<Operator> work) {
        for (final Exit exit : operator.allExits()) {
            if (matters(exit.target().name())) {
                exit.remote()
                        .forEach(lane ->
                                Objects.requireNonNull(lane.outlet()).marks().add(mark));
            }
            if (exit.staysPossible()) {
                enter(mark, exit.target(), seen, work);
            }
        }
    }
}
