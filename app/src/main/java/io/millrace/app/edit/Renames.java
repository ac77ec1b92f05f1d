package io.millrace.app.edit;

import io.millrace.app.project.ExtraFields;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectTest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Gives a node or State another name, wherever the old one stands. */
final class Renames {
    private Renames() {}

    static Applied apply(Edit.Rename edit, Bench bench) throws EditRefused {
        final String from = edit.from();
        final String to = edit.to();
        if (!bench.draft().hasName(from)) {
            throw new EditRefused("There is no node " + from + " any more.");
        }
        if (!from.equals(to)) {
            AddNodes.checkFree(to, bench);
            rename(bench, from, to);
        }
        return bench.done("Rename " + from + " to " + to, to);
    }

    private static void rename(Bench bench, String from, String to) {
        final ProjectDraft draft = bench.draft();
        Optional.ofNullable(draft.nodes().remove(from))
                .map(node -> node.withName(to))
                .ifPresent(draft::put);
        Optional.ofNullable(draft.states().remove(from))
                .map(state -> state.withName(to))
                .ifPresent(state -> putState(draft, state, from));
        List.copyOf(draft.edges()).forEach(edge -> renameEdge(bench, edge, renamed(edge, from, to)));
        List.copyOf(draft.code().keySet()).stream()
                .filter(ref -> ref.owner().equals(from) && ref.role() != Role.ROUTE && ref.role() != Role.TYPES)
                .forEach(ref -> draft.put(
                        new CodeRef(to, ref.role()),
                        Optional.ofNullable(draft.code().remove(ref)).orElse("")));
        move(draft.layout(), from, to);
        move(draft.data(), from, to);
        draft.tests().replaceAll((name, test) -> renamed(test, from, to));
        draft.extras(ExtraFields.renamed(draft.extras(), from, to));
    }

    private static void putState(ProjectDraft draft, ProjectState state, String from) {
        draft.put(state);
        draft.nodes().replaceAll((name, node) -> bound(node, from) ? node.withState(Optional.of(state.name())) : node);
    }

    private static boolean bound(ProjectNode node, String state) {
        return node.state().filter(state::equals).isPresent();
    }

    private static void renameEdge(Bench bench, Edge old, Edge next) {
        if (!old.equals(next)) {
            bench.replaceEdge(old, next);
            bench.draft().extras(ExtraFields.edgeRenamed(bench.draft().extras(), old.id(), next.id()));
        }
    }

    private static Edge renamed(Edge edge, String from, String to) {
        return new Edge(renamed(edge.from(), from, to), renamed(edge.to(), from, to), edge.sends());
    }

    private static PortRef renamed(PortRef end, String from, String to) {
        return end.node().equals(from) ? new PortRef(to, end.port()) : end;
    }

    private static <V> void move(SortedMap<String, V> map, String from, String to) {
        final V value = map.remove(from);
        if (value != null) {
            map.put(to, value);
        }
    }

    private static ProjectTest renamed(ProjectTest test, String from, String to) {
        return new ProjectTest(
                test.name(),
                renamed(test.inputs(), from, to),
                renamed(test.generate(), from, to),
                renamed(test.expected(), from, to));
    }

    /** In the same order, which is the order in which sources are fed. */
    private static <V> Map<String, V> renamed(Map<String, V> map, String from, String to) {
        final Map<String, V> next = new LinkedHashMap<>();
        map.forEach((name, value) -> next.put(name.equals(from) ? to : name, value));
        return next;
    }
}
