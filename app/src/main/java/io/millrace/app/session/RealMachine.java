package io.millrace.app.session;

import io.millrace.app.deploy.Deployer;
import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.export.ExportFailed;
import io.millrace.app.export.JarExporter;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.app.snippet.Templates;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialFailed;
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialResult;
import io.millrace.app.trial.Trials;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.util.List;

/** The compiler, the deployer, the trials and the exporter. */
final class RealMachine implements Machine {
    private final Catalogue catalogue;
    private SnippetCompiler compiler;

    RealMachine(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.compiler = SnippetCompiler.create(catalogue);
    }

    private synchronized SnippetCompiler compiler() {
        return compiler;
    }

    @Override
    public void libraries(List<Path> jars) {
        final SnippetCompiler next = SnippetCompiler.create(catalogue, jars);
        final SnippetCompiler before;
        synchronized (this) {
            before = compiler;
            compiler = next;
        }
        before.close();
    }

    @Override
    public String template(CodeRef ref, Project project, ProjectAnalysis analysis) {
        return Templates.template(ref, project, analysis).text();
    }

    @Override
    public void warmUp() {
        compiler().warmUp();
    }

    @Override
    public ProjectAnalysis analyse(Project project) {
        return compiler().analyse(project);
    }

    @Override
    public CompileResult compile(Project project) {
        return compiler().compile(project);
    }

    @Override
    public List<Problem> connectorProblems(Topology topology, RunOptions options) {
        return Deployer.connectorProblems(topology, options);
    }

    @Override
    public RunningApplication start(CompiledProject project, RunOptions options) throws DeploymentRefused {
        return Deployer.start(project, options);
    }

    @Override
    public TrialResult preview(CompiledProject compiled, Project project, TrialInputs inputs) throws TrialFailed {
        return Trials.preview(compiled, project, inputs);
    }

    @Override
    public TestResult test(CompiledProject compiled, Project project, ProjectTest test) {
        return Trials.test(compiled, project, test);
    }

    @Override
    public void export(Project project, CompiledProject compiled, Export order) throws ExportFailed {
        JarExporter.export(project, compiled, order.to(), order.progress());
    }

    @Override
    public void close() {
        compiler().close();
    }
}
