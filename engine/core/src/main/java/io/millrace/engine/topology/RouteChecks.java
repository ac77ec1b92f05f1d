package io.millrace.engine.topology;

import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edges of one output are all plain, or all with a condition plus at most one "otherwise". */
final class RouteChecks {
    private RouteChecks() {}

    static List<Problem> check(Topology topology) {
        final Map<PortRef, List<Edge>> outputs = new LinkedHashMap<>();
        topology.edges()
                .forEach(edge -> outputs.computeIfAbsent(edge.from(), from -> new ArrayList<>())
                        .add(edge));
        final List<Problem> problems = new ArrayList<>();
        outputs.forEach((from, edges) -> check(from, edges, problems));
        return problems;
    }

    private static void check(PortRef from, List<Edge> edges, List<Problem> problems) {
        final long plain = count(edges, Sends.EVERYTHING);
        final long when = count(edges, Sends.WHEN);
        final long otherwise = count(edges, Sends.OTHERWISE);
        final Where where = Where.subject(from.node());
        if (plain > 0 && when + otherwise > 0) {
            problems.add(Problem.error(
                    where,
                    "edges that send everything and edges with a condition both begin at " + from.text(),
                    "Give each of them a condition or \"otherwise\", or none of them."));
        }
        if (otherwise > 1) {
            problems.add(Problem.error(
                    where,
                    otherwise + " edges of " + from.text() + " send \"otherwise\"",
                    "Keep one: it takes what matched no condition."));
        }
        if (otherwise == 1 && when + plain == 0) {
            problems.add(Problem.warning(
                    where,
                    "the only edge of " + from.text() + " sends \"otherwise\"",
                    "Without an edge with a condition beside it, it sends everything."));
        }
    }

    private static long count(List<Edge> edges, Sends sends) {
        return edges.stream().filter(edge -> edge.sends() == sends).count();
    }
}
