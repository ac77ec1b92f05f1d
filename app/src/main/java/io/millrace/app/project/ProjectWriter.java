package io.millrace.app.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a project's folder. */
public final class ProjectWriter {
    private ProjectWriter() {}

    /**
     * Makes the folder hold the project. Each file is replaced atomically; what has not changed is not touched.
     *
     * @param onDisk what the folder held when it was last read or written: its files that are no longer needed go away;
     *     files that it did not know stay
     */
    public static void write(Project project, Path folder, Optional<Project> onDisk) throws IOException {
        throw new UnsupportedOperationException("not yet: " + folder);
    }
}
