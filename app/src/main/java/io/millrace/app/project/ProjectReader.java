package io.millrace.app.project;

import java.nio.file.Path;

/** Reads a project's folder. Changes nothing on disk. */
public final class ProjectReader {
    private ProjectReader() {}

    public static ReadResult read(Path folder) {
        throw new UnsupportedOperationException("not yet: " + folder);
    }
}
