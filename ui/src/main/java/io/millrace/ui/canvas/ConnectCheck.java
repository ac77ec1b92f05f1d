package io.millrace.ui.canvas;

import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says whether an edge may be drawn, and why not, from what the last analysis found: a drag asks no compiler. */
final class ConnectCheck {
    private ConnectCheck() {}

    /**
     * Why an edge from one port to another can't be; empty = it can.
     *
     * @param instead id of the edge that it takes the place of
     */
    static Optional<String> refusal(SessionState state, PortRef from, PortRef to, Optional<String> instead) {
        Project project = state.project();
        List<Edge> others = project.edges().stream()
                .filter(e -> !instead.filter(e.id()::equals).isPresent())
                .toList();
        String out = (from.isErrors() ? "the error port of " : "") + called(project, from.node());
        String in = called(project, to.node());
        if (from.node().equals(to.node())) {
            return Optional.of("A node can't send to itself.");
        }
        if (others.stream().anyMatch(e -> e.from().equals(from) && e.to().equals(to))) {
            return Optional.of(capital(out) + " sends to " + in + " already.");
        }
        if (reaches(others, to.node(), from.node())) {
            return Optional.of(
                    "This would close a circle: " + in + " comes before " + called(project, from.node()) + ".");
        }
        Optional<String> gives = state.analysis().type(from);
        Optional<String> takes = state.analysis().type(to);
        if (gives.isEmpty() || takes.isEmpty() || Untouched.gives(state, from)) {
            return Optional.empty();
        } else if (Untouched.takes(state, to.node())) {
            return Untouched.conflict(state, others, to, gives.get())
                    .map(other -> in + " takes " + other + " already, and " + out + " gives " + gives.get() + ".");
        }
        return state.analysis()
                .connect()
                .refusal(gives.get(), takes.get())
                .map(reason -> capital(out) + " gives " + gives.get() + ", but " + in + " takes " + takes.get() + ".");
    }

    private static boolean reaches(List<Edge> edges, String start, String target) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String here = open.pop();
            if (here.equals(target)) {
                return true;
            }
            if (seen.add(here)) {
                edges.stream().filter(e -> e.from().node().equals(here)).forEach(e -> open.push(e.to().node()));
            }
        }
        return false;
    }

    private static String capital(String text) {
        return text.startsWith("the ") ? "T" + text.substring(1) : text;
    }

    private static String called(Project project, String name) {
        return project.node(name).map(n -> n.called()).orElse(name);
    }
}
