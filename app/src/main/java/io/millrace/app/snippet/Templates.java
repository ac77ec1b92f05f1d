package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.topology.CodeRef;
import java.util.List;

/** Texts that snippets can start from, fitted to the types around them. */
public final class Templates {
    private Templates() {}

    /** The shortest text that compiles for what comes in. */
    public static Template template(CodeRef ref, Project project, ProjectAnalysis analysis) {
        throw new UnsupportedOperationException(ref.fileName() + project.name() + analysis);
    }

    /** Other shapes of the role, in the order of a menu. */
    public static List<Form> forms(CodeRef ref, Project project, ProjectAnalysis analysis) {
        throw new UnsupportedOperationException(ref.fileName() + project.name() + analysis);
    }
}
