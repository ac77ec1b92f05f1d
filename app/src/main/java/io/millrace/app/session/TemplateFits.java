package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows which snippets are templates that nobody has touched, and lets these follow the types around them. A snippet is
 * untouched while its text is one that a template gave for its owner; so undo, redo, renames and a saved project need no
 * care. Used by the session's thread.
 */
final class TemplateFits {
    private static final Set<Role> FOLLOWING =
            EnumSet.of(Role.DECODE, Role.COMPUTE, Role.KEY, Role.ENCODE, Role.ROUTE, Role.TIMESTAMP, Role.AGGREGATE);

    private final Machine machine;
    private final Map<Place, Set<String>> given = new HashMap<>();

    TemplateFits(Machine machine) {
        this.machine = machine;
    }

    /** A snippet's owner, whatever its name is. */
    private record Place(Object owner, Role role) {
        static Place of(CodeRef ref, Project project) {
            final Object owner =
                    project.node(ref.owner()).<Object>map(ProjectNode::id).orElse(ref.owner());
            return new Place(owner, ref.role());
        }
    }

    /** The text that a new snippet starts from. */
    String template(CodeRef ref, Project project, ProjectAnalysis analysis) {
        final String text = machine.template(ref, project, analysis);
        gave(ref, project, text);
        return text;
    }

    private void gave(CodeRef ref, Project project, String text) {
        if (FOLLOWING.contains(ref.role()) && !text.isEmpty()) {
            given.computeIfAbsent(Place.of(ref, project), place -> new HashSet<>())
                    .add(text);
        }
    }

    /** Snippets that are templates still. */
    Set<CodeRef> pristine(Project project) {
        return project.code().entrySet().stream()
                .filter(each -> given.getOrDefault(Place.of(each.getKey(), project), Set.of())
                        .contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes note of snippets that say just what their template would: those of a project that was read or pasted. */
    void learn(Project project, ProjectAnalysis analysis) {
        project.code().forEach((ref, text) -> {
            if (FOLLOWING.contains(ref.role()) && text.equals(machine.template(ref, project, analysis))) {
                gave(ref, project, text);
            }
        });
    }

    /**
     * The project with every untouched template fitted to what comes in now.
     *
     * @param typed the snippet that a person is writing, which is left alone
     */
    Project fitted(Project project, ProjectAnalysis analysis, Optional<CodeRef> typed) {
        final Set<CodeRef> following = new HashSet<>(pristine(project));
        typed.ifPresent(following::remove);
        if (following.isEmpty()) {
            return project;
        }
        final Map<CodeRef, String> texts = new Fitting(machine, project, analysis, following).texts();
        texts.forEach((ref, text) -> gave(ref, project, text));
        return Fitting.with(project, texts);
    }
}
