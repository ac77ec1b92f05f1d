package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything about an open project at one moment: immutable, published by {@link ProjectSession} after each change.
 *
 * @param version grows with every published state
 * @param documentVersion grows with every change of the project; results that carry an older one are stale
 * @param folder empty for a project that was never saved
 * @param dirty differs from the folder
 * @param trusted may run code of this folder
 * @param undo label of the step that undo would take back
 * @param redo label of the step that redo would bring again
 * @param analysis newest finished analysis; {@code analysedVersion} says of which document
 * @param problems of everything: structure, settings, types, code, deployment; errors first
 * @param pristine snippets that are templates which nobody has touched; they follow the types around them
 */
public record SessionState(
        long version,
        long documentVersion,
        Optional<Path> folder,
        Project project,
        boolean dirty,
        boolean trusted,
        Optional<String> undo,
        Optional<String> redo,
        ProjectAnalysis analysis,
        long analysedVersion,
        List<Problem> problems,
        RunState run,
        Set<CodeRef> pristine) {
    public SessionState {
        problems = List.copyOf(problems);
        pristine = Set.copyOf(pristine);
    }
}
