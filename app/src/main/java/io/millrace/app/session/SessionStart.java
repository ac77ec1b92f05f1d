package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.engine.topology.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a session begins with.
 *
 * @param folder where the project was read, empty when it was never saved
 * @param readAt the folder's files just before that
 * @param unsaved work to go on with, as a step of its own
 * @param problems of the reader
 * @param broken files that could not be read
 */
record SessionStart(
        Project project,
        Optional<Path> folder,
        Optional<FolderStamp> readAt,
        boolean trusted,
        Optional<Project> unsaved,
        List<Problem> problems,
        Set<String> broken) {
    static SessionStart fresh(Project project) {
        return new SessionStart(
                project, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of(), Set.of());
    }

    SessionStart withUnsaved(Optional<Project> work) {
        return new SessionStart(project, folder, readAt, trusted, work, problems, broken);
    }
}
