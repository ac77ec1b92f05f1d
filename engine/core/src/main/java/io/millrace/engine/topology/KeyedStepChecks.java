package io.millrace.engine.topology;

import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Problem.Where;
import java.util.List;
import java.util.Set;

/** What comes to a step that remembers something for each key has a key, or nothing of it has. */
final class KeyedStepChecks {
    private KeyedStepChecks() {}

    static List<Problem> check(Topology topology) {
        final Set<String> with = Keys.with(topology);
        final Set<String> without = Keys.without(topology);
        return topology.nodes().stream()
                .filter(node -> node.kind().shape() == Shape.KEYED_STEP)
                .filter(node -> with.contains(node.name()) && without.contains(node.name()))
                .map(node -> Problem.error(
                        Where.subject(node.name()),
                        "some messages reach " + node.name() + " with a key and some without",
                        "Put a key on each way to " + node.name() + ", or on none."))
                .toList();
    }
}
