package io.millrace.app.session;

import io.millrace.app.deploy.Deployer;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the document differs from what runs. A renamed node is the same node; a title or a position is no difference.
 *
 * @param changed nodes and States of both with other code, settings or edges that begin there
 * @param added of the document alone
 * @param removed of what runs alone, with their names
 * @param older changed ones whose new code does not compile
 */
record RunDiff(
        Set<NodeId> changed, Set<NodeId> added, Map<NodeId, String> removed, Set<NodeId> older, boolean needsRestart) {
    static final RunDiff NONE = new RunDiff(Set.of(), Set.of(), Map.of(), Set.of(), false);
    private static final Pattern DECLARED = Pattern.compile("\\b(?:record|enum|class|interface)\\s+(\\w+)");

    static RunDiff of(Project running, Project document, ProjectAnalysis analysis, Catalogue catalogue) {
        final Project now = RunNames.asRunning(document, running);
        final Map<NodeId, String> before = ids(running);
        final Map<NodeId, String> after = ids(now);
        final Map<NodeId, String> shown = ids(document);
        final Set<String> touched = touched(running, now);
        final Set<NodeId> changed = new HashSet<>();
        final Set<NodeId> added = new HashSet<>();
        final Set<NodeId> older = new HashSet<>();
        after.forEach((id, name) -> {
            if (!before.containsKey(id)) {
                added.add(id);
            } else if (touched.contains(name)) {
                changed.add(id);
                if (isBroken(shown.getOrDefault(id, name), analysis)) {
                    older.add(id);
                }
            }
        });
        final Map<NodeId, String> removed = new LinkedHashMap<>(before);
        removed.keySet().removeAll(after.keySet());
        final boolean restart = !Deployer.restartReasons(
                        ProjectTopology.of(running, catalogue), ProjectTopology.of(now, catalogue))
                .isEmpty();
        return new RunDiff(Set.copyOf(changed), Set.copyOf(added), Map.copyOf(removed), Set.copyOf(older), restart);
    }

    private static Map<NodeId, String> ids(Project project) {
        final Map<NodeId, String> ids = new LinkedHashMap<>();
        project.nodes().values().forEach(node -> ids.put(node.id(), node.name()));
        project.states().values().forEach(state -> ids.put(state.id(), state.name()));
        return ids;
    }

    /** Names, as they run, of nodes and States that are not as they run. */
    private static Set<String> touched(Project running, Project now) {
        final Set<String> touched = new TreeSet<>();
        for (final ProjectNode node : now.nodes().values()) {
            final ProjectNode old = running.nodes().get(node.name());
            if (old != null && !plain(node).equals(plain(old))) {
                touched.add(node.name());
            }
        }
        for (final ProjectState state : now.states().values()) {
            if (!Objects.equals(state, running.states().get(state.name()))) {
                touched.add(state.name());
            }
        }
        code(running, now, touched);
        edgeStarts(running, now).forEach(touched::add);
        return touched;
    }

    private static ProjectNode plain(ProjectNode node) {
        return node.withTitle("");
    }

    private static void code(Project running, Project now, Set<String> touched) {
        final Set<CodeRef> refs = new TreeSet<>(now.code().keySet());
        refs.addAll(running.code().keySet());
        for (final CodeRef ref : refs) {
            if (now.text(ref).equals(running.text(ref))) {
                continue;
            }
            if (ref.role() == Role.TYPES) {
                touched.addAll(usersOf(running.text(ref), now.text(ref), now));
            } else if (ref.role() == Role.ROUTE) {
                now.edges().stream()
                        .filter(edge -> edge.id().equals(ref.owner()))
                        .forEach(edge -> touched.add(edge.from().node()));
            } else {
                touched.add(ref.owner());
            }
        }
    }

    /** Those whose code names a declared type; all that have code when none does. */
    private static Set<String> usersOf(String before, String after, Project now) {
        final Set<String> types = declared(before);
        types.addAll(declared(after));
        final Pattern any = Pattern.compile("\\b(?:" + String.join("|", types) + ")\\b");
        final Set<String> owners = new TreeSet<>();
        final Set<String> users = new TreeSet<>();
        now.code().forEach((ref, text) -> {
            if (ref.role() != Role.TYPES && ref.role() != Role.ROUTE) {
                owners.add(ref.owner());
                if (!types.isEmpty() && any.matcher(text).find()) {
                    users.add(ref.owner());
                }
            }
        });
        return users.isEmpty() ? owners : users;
    }

    private static Set<String> declared(String types) {
        final Matcher matcher = DECLARED.matcher(types);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> edgeStarts(Project running, Project now) {
        final Set<String> starts = new TreeSet<>();
        final Set<Edge> before = new HashSet<>(running.edges());
        final Set<Edge> after = new HashSet<>(now.edges());
        final List<Edge> all = new ArrayList<>(running.edges());
        all.addAll(now.edges());
        all.stream()
                .filter(edge -> !before.contains(edge) || !after.contains(edge))
                .forEach(edge -> starts.add(edge.from().node()));
        return starts;
    }

    private static boolean isBroken(String owner, ProjectAnalysis analysis) {
        return analysis.snippets().values().stream()
                .filter(report -> report.code().owner().equals(owner))
                .anyMatch(SnippetReport::hasErrors);
    }
}
