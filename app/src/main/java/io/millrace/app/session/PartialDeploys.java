package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Projects between what runs and what is drawn: the running graph with some of the drawn code. */
final class PartialDeploys {
    private PartialDeploys() {}

    /**
     * What is drawn.
     *
     * @param now under the names that run
     * @param document under its own names, which the analysis has
     */
    record Drawn(Project now, Project document, ProjectAnalysis analysis) {}

    /** With the code of one node or State, the types, and the State that the node is bound to. */
    static Project only(String name, Project now, Project running) {
        final Set<String> owners = new TreeSet<>(Set.of(name));
        Optional.ofNullable(running.nodes().get(name))
                .flatMap(ProjectNode::state)
                .ifPresent(owners::add);
        running.edges().stream()
                .filter(edge -> edge.from().node().equals(name))
                .map(Edge::id)
                .forEach(owners::add);
        final ProjectDraft draft = ProjectDraft.of(running);
        refs(now, running).stream()
                .filter(ref -> ref.role() == Role.TYPES || owners.contains(ref.owner()))
                .forEach(ref -> draft.put(ref, now.text(ref)));
        return draft.build();
    }

    /** With all drawn code but what has errors, except that of the node itself. */
    static Project allThatCompile(String name, Drawn drawn, Project running) {
        final Map<String, String> names = CodeOwners.names(drawn.document(), drawn.now());
        final Set<String> broken = drawn.analysis().snippets().values().stream()
                .filter(SnippetReport::hasErrors)
                .map(report ->
                        names.getOrDefault(report.code().owner(), report.code().owner()))
                .collect(Collectors.toCollection(TreeSet::new));
        broken.remove(name);
        final ProjectDraft draft = ProjectDraft.of(running);
        refs(drawn.now(), running).stream()
                .filter(ref -> !broken.contains(ref.owner()))
                .forEach(ref -> draft.put(ref, drawn.now().text(ref)));
        return draft.build();
    }

    /** Snippets of owners that run. */
    private static Set<CodeRef> refs(Project now, Project running) {
        final Set<CodeRef> refs = new TreeSet<>(now.code().keySet());
        refs.addAll(running.code().keySet());
        refs.removeIf(ref -> !runs(ref, running));
        return refs;
    }

    private static boolean runs(CodeRef ref, Project running) {
        return switch (ref.role()) {
            case TYPES -> true;
            case ROUTE -> running.edges().stream().anyMatch(edge -> Objects.equals(edge.id(), ref.owner()));
            default -> running.hasName(ref.owner());
        };
    }
}
