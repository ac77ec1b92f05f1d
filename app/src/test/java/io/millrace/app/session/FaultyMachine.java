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
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialResult;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The real one, in which one thing goes wrong that never should, or lasts until it is let go. */
final class FaultyMachine implements Machine {
    /** What goes wrong. */
    enum Fault {
        TEMPLATE,
        WARM_UP,
        ANALYSE,
        COMPILE,
        START,
        PREVIEW,
        EXPORT,
        START_LASTS
    }

    private final Machine real = new RealMachine(Catalogue.standard());
    private final Fault fault;
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    FaultyMachine(Fault fault) {
        this.fault = fault;
    }

    private void at(Fault here) {
        if (fault == here) {
            throw new IllegalStateException("broken on purpose");
        }
    }

    @Override
    public String template(CodeRef ref, Project project, ProjectAnalysis analysis) {
        at(Fault.TEMPLATE);
        return real.template(ref, project, analysis);
    }

    @Override
    public void libraries(List<Path> jars) {
        real.libraries(jars);
    }

    @Override
    public void warmUp() {
        at(Fault.WARM_UP);
    }

    @Override
    public ProjectAnalysis analyse(Project project) {
        at(Fault.ANALYSE);
        return real.analyse(project);
    }

    @Override
    public CompileResult compile(Project project) {
        at(Fault.COMPILE);
        return real.compile(project);
    }

    @Override
    public List<Problem> connectorProblems(Topology topology, RunOptions options) {
        return real.connectorProblems(topology, options);
    }

    @Override
    public RunningApplication start(CompiledProject project, RunOptions options) throws DeploymentRefused {
        at(Fault.START);
        final RunningApplication application = real.start(project, options);
        if (fault == Fault.START_LASTS) {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return application;
    }

    @Override
    public TrialResult preview(CompiledProject compiled, Project project, TrialInputs inputs) {
        at(Fault.PREVIEW);
        throw new StackOverflowError();
    }

    @Override
    public TestResult test(CompiledProject compiled, Project project, ProjectTest test) {
        throw new StackOverflowError();
    }

    @Override
    public void export(Project project, CompiledProject compiled, Export order) throws ExportFailed {
        at(Fault.EXPORT);
        order.progress().accept("half done");
        throw new ExportFailed("The disk is full.");
    }

    @Override
    public void close() {
        real.close();
    }
}
