package io.millrace.app.trial;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompiledProject;

/**
 * Runs projects with data sets on the engine's own test kit: a clock that stands still, nothing outside is touched.
 *
 * <p>Threading: any; calls last as long as the trial, at most ten seconds each.
 */
public final class Trials {
    private Trials() {}

    /** What crosses each edge and what comes out. */
    public static TrialResult preview(CompiledProject compiled, Project project, TrialInputs inputs)
            throws TrialFailed {
        throw new UnsupportedOperationException(project.name() + compiled + inputs);
    }

    /** Runs a test; what keeps it from running is in the result. */
    public static TestResult test(CompiledProject compiled, Project project, ProjectTest test) {
        throw new UnsupportedOperationException(project.name() + compiled + test);
    }

    /** The test that expects what a preview gave, from the sinks that gave anything. */
    public static ProjectTest accept(String name, TrialInputs inputs, TrialResult result) {
        throw new UnsupportedOperationException(name + inputs + result);
    }
}
