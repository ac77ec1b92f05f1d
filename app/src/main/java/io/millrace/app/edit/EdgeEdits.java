package io.millrace.app.edit;

import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Port.Direction;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Draws and changes edges. What an edge may not do is said here; whether types fit is the compiler's to say. */
final class EdgeEdits {
    private EdgeEdits() {}

    static Applied connect(Edit.Connect edit, Bench bench) throws EditRefused {
        final Edge edge = add(edit.from(), edit.to(), bench);
        return bench.done("Connect " + edit.from().text() + " to " + edit.to().text(), edge.id());
    }

    /** Adds an edge that takes everything. */
    static Edge add(PortRef from, PortRef to, Bench bench) throws EditRefused {
        final Edge edge = new Edge(from, to, Sends.EVERYTHING);
        check(edge, bench);
        bench.draft().edges().add(edge);
        return edge;
    }

    static Applied reconnect(Edit.Reconnect edit, Bench bench) throws EditRefused {
        final Edge old = bench.edge(edit.edge());
        final Edge next = new Edge(edit.from(), edit.to(), old.sends());
        if (!next.equals(old)) {
            final int at = bench.draft().edges().indexOf(old);
            bench.draft().edges().remove(at);
            check(next, bench);
            bench.draft().edges().add(at, old);
            bench.replaceEdge(old, next);
        }
        return bench.done("Reconnect " + next.from().text() + " to " + next.to().text(), next.id());
    }

    static Applied sends(Edit.SetSends edit, Bench bench) throws EditRefused {
        final Edge old = bench.edge(edit.edge());
        final Edge next = new Edge(old.from(), old.to(), edit.sends());
        bench.replaceEdge(old, next);
        final String label = "Set what " + words(next) + " takes";
        if (edit.sends() != Sends.WHEN) {
            return bench.done(label, next.id());
        }
        bench.template(Bench.route(next));
        return bench.done(label, Bench.route(next));
    }

    static String words(Edge edge) {
        return edge.from().text() + " -> " + edge.to().text();
    }

    private static void check(Edge edge, Bench bench) throws EditRefused {
        end(edge.from(), Direction.OUTPUT, bench);
        end(edge.to(), Direction.INPUT, bench);
        final String from = edge.from().node();
        final String to = edge.to().node();
        if (from.equals(to)) {
            throw new EditRefused("A node can't feed itself: messages would go round for ever.");
        }
        if (bench.draft().edge(edge.id()).isPresent()) {
            throw new EditRefused(words(edge) + " is there already.");
        }
        final Optional<List<String>> back = path(to, from, bench.draft().edges());
        if (back.isPresent()) {
            throw new EditRefused(
                    "Messages would go round for ever: " + from + " -> " + String.join(" -> ", back.get()) + ".");
        }
    }

    private static void end(PortRef end, Direction direction, Bench bench) throws EditRefused {
        if (bench.draft().states().containsKey(end.node())) {
            throw new EditRefused(
                    end.node() + " is a State: bind a state computation to it instead of drawing an edge.");
        }
        final ProjectNode node = bench.node(end.node());
        final NodeKind kind = bench.kind(node).orElse(null);
        if (kind == null) {
            return;
        }
        final boolean output = direction == Direction.OUTPUT;
        if (output && kind.shape() == Shape.SINK && !end.isErrors()) {
            throw new EditRefused(node.name() + " is a sink (" + kind.label() + "), so no edge can begin there.");
        } else if (!output && kind.shape() == Shape.SOURCE) {
            throw new EditRefused(node.name() + " is a source (" + kind.label() + "), so no edge can end there.");
        }
        final List<String> ports = kind.ports().stream()
                .filter(port -> port.direction() == direction)
                .map(Port::name)
                .toList();
        if (!ports.contains(end.port())) {
            throw new EditRefused((node.name() + " has no " + (output ? "output " : "input ") + end.port() + ". "
                            + Nearest.advice(end.port(), ports))
                    .trim());
        }
    }

    /** Nodes of a way from one node to another, both included. */
    private static Optional<List<String>> path(String from, String to, List<Edge> edges) {
        final Deque<List<String>> open = new ArrayDeque<>(List.of(List.of(from)));
        final List<String> seen = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            final List<String> path = open.remove();
            final String last = path.get(path.size() - 1);
            if (last.equals(to)) {
                return Optional.of(path);
            }
            for (final Edge edge : edges) {
                final String next = edge.to().node();
                if (edge.from().node().equals(last) && !seen.contains(next)) {
                    seen.add(next);
                    final List<String> longer = new ArrayList<>(path);
                    longer.add(next);
                    open.add(longer);
                }
            }
        }
        return Optional.empty();
    }
}
