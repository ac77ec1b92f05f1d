package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Catalogue;

/** Judges, compiles and loads the snippets of projects. */
public final class SnippetCompiler implements AutoCloseable {
    private final Catalogue catalogue;

    private SnippetCompiler(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static SnippetCompiler create(Catalogue catalogue) {
        return new SnippetCompiler(catalogue);
    }

    /** What the compiler knows of the project; runs and loads nothing of it. */
    public ProjectAnalysis analyse(Project project) {
        throw new UnsupportedOperationException(project.name() + catalogue);
    }

    /** The project ready to run, or why not. */
    public CompileResult compile(Project project) {
        throw new UnsupportedOperationException(project.name());
    }

    /** Does once what is slow the first time. */
    public void warmUp() {}

    @Override
    public void close() {}
}
