package io.millrace.app.edit;

import io.millrace.app.project.Names;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds what the clipboard holds, under new names where the old ones are taken. */
final class Pastes {
    private Pastes() {}

    static Applied apply(Edit.Paste edit, Bench bench) throws EditRefused {
        final Project clip = Clip.read(edit.clip());
        final Map<String, String> names = names(clip, bench);
        if (names.isEmpty()) {
            throw new EditRefused("The clipboard holds no nodes of Millrace.");
        }
        final ProjectDraft draft = bench.draft();
        clip.nodes().values().forEach(node -> draft.put(node(node, names, bench)));
        clip.states()
                .values()
                .forEach(state -> draft.put(state.withId(bench.newId()).withName(named(names, state.name()))));
        clip.edges().forEach(edge -> edge(edge, names, bench, clip));
        clip.code().forEach((ref, text) -> {
            if (ref.role() != Role.ROUTE && names.containsKey(ref.owner())) {
                draft.put(new CodeRef(named(names, ref.owner()), ref.role()), text);
            }
        });
        place(clip, edit.at(), names, draft);
        final String first = named(names, names.keySet().iterator().next());
        return bench.done("Paste " + (names.size() == 1 ? first : names.size() + " nodes"), first);
    }

    private static Map<String, String> names(Project clip, Bench bench) throws EditRefused {
        final Set<String> wanted = new TreeSet<>(clip.nodes().keySet());
        wanted.addAll(clip.states().keySet());
        final Map<String, String> names = new TreeMap<>();
        final Set<String> given = new HashSet<>();
        for (final String name : wanted) {
            if (Names.nodeProblem(name).isPresent()) {
                throw new EditRefused("The nodes on the clipboard are damaged or from a newer version.");
            }
            final boolean taken = bench.draft().hasName(name) || given.contains(name);
            final String free = taken
                    ? Names.free(
                            Names.stem(name),
                            other -> bench.draft().hasName(other) || given.contains(other) || wanted.contains(other))
                    : name;
            names.put(name, free);
            given.add(free);
        }
        return names;
    }

    private static String named(Map<String, String> names, String name) {
        return names.getOrDefault(name, name);
    }

    /** A State that is not on the clipboard is the one of that name here, if there is one. */
    private static ProjectNode node(ProjectNode node, Map<String, String> names, Bench bench) {
        final Optional<String> state = node.state()
                .flatMap(name ->
                        names.containsKey(name) || bench.before().states().containsKey(name)
                                ? Optional.of(named(names, name))
                                : Optional.empty());
        return node.withId(bench.newId()).withName(named(names, node.name())).withState(state);
    }

    private static void edge(Edge edge, Map<String, String> names, Bench bench, Project clip) {
        if (!names.containsKey(edge.from().node())
                || !names.containsKey(edge.to().node())) {
            return;
        }
        final Edge next = new Edge(
                new PortRef(named(names, edge.from().node()), edge.from().port()),
                new PortRef(named(names, edge.to().node()), edge.to().port()),
                edge.sends());
        bench.draft().edges().add(next);
        bench.draft().put(Bench.route(next), clip.text(Bench.route(edge)));
    }

    /** The top left corner of it all goes to the place; what has no position stays without. */
    private static void place(Project clip, Position at, Map<String, String> names, ProjectDraft draft) {
        final int left =
                clip.layout().values().stream().mapToInt(Position::x).min().orElse(0);
        final int top =
                clip.layout().values().stream().mapToInt(Position::y).min().orElse(0);
        clip.layout()
                .forEach((name, position) ->
                        draft.layout().put(named(names, name), position.plus(at.x() - left, at.y() - top)));
    }
}
