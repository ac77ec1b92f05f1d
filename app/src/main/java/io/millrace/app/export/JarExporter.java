package io.millrace.app.export;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.CompiledProject;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes an application as one runnable jar.
 *
 * <p>Threading: any; the call lasts until the jar is written.
 */
public final class JarExporter {
    private JarExporter() {}

    /**
     * Writes the jar, or leaves what was there before.
     *
     * @param progress gets texts for people, on the calling thread
     */
    public static void export(Project project, CompiledProject compiled, Path to, Consumer<String> progress)
            throws ExportFailed {
        throw new UnsupportedOperationException(project.name() + compiled + to + progress);
    }
}
