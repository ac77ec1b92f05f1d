package io.millrace.app.session;

import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.export.ExportFailed;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialFailed;
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialResult;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a session has others do: compile, run, try, export. All of it may last, so no caller is the session's thread. */
interface Machine extends AutoCloseable {
    /** The one call that is quick: the text that a new snippet starts from. */
    String template(CodeRef ref, Project project, ProjectAnalysis analysis);

    void warmUp();

    /** From now on snippets may use these jars; what runs keeps those that it has. */
    void libraries(List<Path> jars);

    ProjectAnalysis analyse(Project project);

    CompileResult compile(Project project);

    /** What can't go together outside; may look up host names. */
    List<Problem> connectorProblems(Topology topology, RunOptions options);

    RunningApplication start(CompiledProject project, RunOptions options) throws DeploymentRefused;

    TrialResult preview(CompiledProject compiled, Project project, TrialInputs inputs) throws TrialFailed;

    TestResult test(CompiledProject compiled, Project project, ProjectTest test);

    void export(Project project, CompiledProject compiled, Export order) throws ExportFailed;

    @Override
    void close();

    /** Where a jar goes and who is told how far it is. */
    record Export(Path to, Consumer<String> progress) {}
}
