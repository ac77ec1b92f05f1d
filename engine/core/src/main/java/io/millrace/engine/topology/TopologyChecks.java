package io.millrace.engine.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Says whether a graph can run: every problem at once, each naming its node, State or edge. Values of settings are
 * judged by the settings resolver, types by whoever compiles the code.
 */
public final class TopologyChecks {
    private TopologyChecks() {}

    /** All problems in a stable order; empty when the graph is sound. */
    public static List<Problem> check(Topology topology) {
        final List<Problem> problems = new ArrayList<>();
        problems.addAll(NameChecks.check(topology));
        problems.addAll(EdgeChecks.check(topology));
        problems.addAll(RouteChecks.check(topology));
        problems.addAll(ErrorChecks.check(topology));
        problems.addAll(FlowChecks.check(topology));
        problems.addAll(StateChecks.check(topology));
        problems.addAll(KeyedStepChecks.check(topology));
        return List.copyOf(problems);
    }
}
