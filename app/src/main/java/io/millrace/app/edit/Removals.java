package io.millrace.app.edit;

import io.millrace.app.project.ExtraFields;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes nodes, States and edges away, with all that hangs on them. */
final class Removals {
    private Removals() {}

    static Applied remove(Edit.Remove edit, Bench bench) throws EditRefused {
        final Set<String> names = present(edit.names(), bench);
        final List<Edge> edges = bench.draft().edges().stream()
                .filter(edge -> edit.edges().contains(edge.id()))
                .toList();
        if (names.isEmpty() && edges.isEmpty()) {
            throw new EditRefused("There is nothing to remove.");
        }
        edges.forEach(edge -> removeEdge(edge, bench));
        names.forEach(name -> removeName(name, bench));
        return bench.done(label(names, edges));
    }

    static Applied heal(Edit.DeleteAndHeal edit, Bench bench) throws EditRefused {
        final Set<String> names = present(edit.names(), bench);
        if (names.isEmpty()) {
            throw new EditRefused("There is nothing to remove.");
        }
        for (final String name : names) {
            final List<Join> joins = joins(name, bench.draft());
            removeName(name, bench);
            joins.stream()
                    .filter(join -> bench.draft().edge(join.edge().id()).isEmpty())
                    .forEach(join -> {
                        bench.draft().edges().add(join.edge());
                        join.predicate().ifPresent(text -> bench.draft().put(Bench.route(join.edge()), text));
                    });
        }
        return bench.done(label(names, List.of()) + " and join");
    }

    private static Set<String> present(Set<String> names, Bench bench) {
        final Set<String> there = new TreeSet<>(names);
        there.removeIf(name -> !bench.draft().hasName(name));
        return there;
    }

    private static String label(Set<String> names, List<Edge> edges) {
        if (names.size() == 1) {
            return "Remove " + names.iterator().next();
        } else if (!names.isEmpty()) {
            return "Remove " + names.size() + " nodes";
        }
        return edges.size() == 1 ? "Remove " + EdgeEdits.words(edges.get(0)) : "Remove " + edges.size() + " edges";
    }

    private static void removeEdge(Edge edge, Bench bench) {
        bench.removeEdge(edge);
        bench.draft().extras(ExtraFields.without(bench.draft().extras(), edge.id()));
    }

    private static void removeName(String name, Bench bench) {
        final ProjectDraft draft = bench.draft();
        List.copyOf(draft.edges()).stream()
                .filter(edge -> touches(edge, name))
                .forEach(edge -> removeEdge(edge, bench));
        draft.code()
                .keySet()
                .removeIf(ref -> ref.owner().equals(name) && ref.role() != Role.ROUTE && ref.role() != Role.TYPES);
        if (draft.states().remove(name) != null) {
            draft.nodes()
                    .replaceAll((key, node) ->
                            node.state().filter(name::equals).isPresent() ? node.withState(Optional.empty()) : node);
        }
        draft.nodes().remove(name);
        draft.layout().remove(name);
        draft.data().remove(name);
        draft.tests().replaceAll((key, test) -> without(test, name));
        draft.extras(ExtraFields.without(draft.extras(), name));
    }

    private static boolean touches(Edge edge, String name) {
        return edge.from().node().equals(name) || edge.to().node().equals(name);
    }

    private static ProjectTest without(ProjectTest test, String name) {
        return new ProjectTest(
                test.name(), less(test.inputs(), name), less(test.generate(), name), less(test.expected(), name));
    }

    private static <V> Map<String, V> less(Map<String, V> map, String name) {
        final Map<String, V> rest = new LinkedHashMap<>(map);
        rest.remove(name);
        return rest;
    }

    private record Join(Edge edge, Optional<String> predicate) {}

    /** What takes the place of a node: clear where one edge leads in or one leads out, with conditions on one side. */
    private static List<Join> joins(String name, ProjectDraft draft) {
        final List<Edge> before =
                draft.edges().stream().filter(e -> e.to().node().equals(name)).toList();
        final List<Edge> behind = draft.edges().stream()
                .filter(e -> e.from().equals(PortRef.out(name)))
                .toList();
        final boolean conditions = before.stream().anyMatch(e -> e.sends() != Sends.EVERYTHING)
                && behind.stream().anyMatch(e -> e.sends() != Sends.EVERYTHING);
        if (conditions || (before.size() > 1 && behind.size() > 1)) {
            return List.of();
        }
        final List<Join> joins = new ArrayList<>();
        before.forEach(in -> behind.forEach(out -> {
            final Edge told = in.sends() == Sends.EVERYTHING ? out : in;
            joins.add(new Join(
                    new Edge(in.from(), out.to(), told.sends()),
                    Optional.ofNullable(draft.code().get(Bench.route(told)))));
        }));
        return joins;
    }
}
