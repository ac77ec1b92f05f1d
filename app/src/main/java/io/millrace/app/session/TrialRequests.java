package io.millrace.app.session;

import io.millrace.app.export.ExportFailed;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.ProjectSession.PreviewOutcome;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialFailed;
import io.millrace.app.trial.TrialInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Previews, tests and exports of the document as it is when they are asked for. Used by the session's thread. */
final class TrialRequests {
    private final SessionCore core;

    TrialRequests(SessionCore core) {
        this.core = core;
    }

    CompletableFuture<PreviewOutcome> preview(TrialInputs inputs) {
        final long version = core.document().version();
        final Project project = core.project();
        final Function<Outcome, PreviewOutcome> refusal =
                outcome -> new PreviewOutcome(version, Optional.empty(), outcome.text());
        if (!core.trusted()) {
            return CompletableFuture.completedFuture(refusal.apply(Outcome.refused(Refusals.UNTRUSTED)));
        }
        return compiled(project, "No preview", refusal, compiled -> {
            try {
                return new PreviewOutcome(
                        version, Optional.of(core.parts().machine().preview(compiled, project, inputs)), "");
            } catch (TrialFailed e) {
                return refusal.apply(Outcome.refused(String.valueOf(e.getMessage())));
            }
        });
    }

    CompletableFuture<List<TestResult>> tests(Optional<String> name) {
        final Project project = core.project();
        final List<ProjectTest> tests = project.tests().values().stream()
                .filter(test -> name.isEmpty() || name.get().equals(test.name()))
                .toList();
        if (name.isPresent() && tests.isEmpty()) {
            return CompletableFuture.completedFuture(
                    List.of(failed(name.get(), "There is no test " + name.get() + ".")));
        }
        final Function<Outcome, List<TestResult>> refusal = outcome ->
                tests.stream().map(test -> failed(test.name(), outcome.text())).toList();
        if (!core.trusted()) {
            return CompletableFuture.completedFuture(refusal.apply(Outcome.refused(Refusals.UNTRUSTED)));
        }
        return compiled(project, "Not tested", refusal, compiled -> {
            final List<TestResult> results = new ArrayList<>();
            tests.forEach(test -> results.add(core.parts().machine().test(compiled, project, test)));
            return List.copyOf(results);
        });
    }

    static TestResult failed(String test, String why) {
        return new TestResult(test, false, List.of(), List.of(), Optional.of(why));
    }

    CompletableFuture<Outcome> export(Path to, Consumer<String> progress) {
        final Project project = core.project();
        final Optional<Outcome> refused = Refusals.of("Not exported", core.structure());
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(refused.get());
        }
        final Consumer<String> told = text -> core.parts().threads().tell(() -> progress.accept(text));
        told.accept("Compiling");
        return compiled(project, "Not exported", Function.identity(), compiled -> {
            try {
                core.parts().machine().export(project, compiled, new Machine.Export(to, told));
                return new Outcome(true, "Written: " + to, Optional.empty(), Optional.empty());
            } catch (ExportFailed e) {
                return Outcome.refused(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Compiles, then goes on on a thread that may be busy for long. */
    private <T> CompletableFuture<T> compiled(
            Project project, String what, Function<Outcome, T> refusal, Function<CompiledProject, T> then) {
        return SessionThreads.on(
                        core.parts().threads().compile(),
                        () -> core.parts().machine().compile(project))
                .thenComposeAsync(
                        result -> result instanceof CompileResult.Compiled compiled
                                ? SessionThreads.on(core.parts().threads().work(), () -> then.apply(compiled.project()))
                                : CompletableFuture.completedFuture(
                                        refusal.apply(Refusals.of(what, ((CompileResult.Rejected) result).analysis()))),
                        core.parts().threads().session());
    }
}
