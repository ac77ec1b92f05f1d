package io.millrace.app.session;

import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.deploy.SwapResult;
import io.millrace.app.project.Project;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs the document, brings changes into what runs, and stops it. Used by the session's thread. */
final class Runs {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String NOT_RUN = "It can't run yet";
    private static final String OLD_CODE = "The running code goes on";

    private final SessionCore core;
    private final LiveRun live;
    private final ConnectorChecks connectors;
    private final Operations operations;

    Runs(SessionCore core, LiveRun live, ConnectorChecks connectors) {
        this.core = core;
        this.live = live;
        this.connectors = connectors;
        this.operations = new Operations(core.parts().threads().session());
    }

    CompletableFuture<Outcome> run(boolean withData) {
        return whenTrusted(() -> run(core.project(), withData, ""));
    }

    CompletableFuture<Outcome> deploy() {
        return whenTrusted(this::deployAll);
    }

    CompletableFuture<Outcome> deployNode(String node) {
        return whenTrusted(() -> live.running() ? deployPart(node) : run(core.project(), live.withData(), ""));
    }

    CompletableFuture<Outcome> stop() {
        return operation(() -> live.running()
                ? drained().thenApply(ended -> new Outcome(true, live.lastEnd(), Optional.empty(), Optional.empty()))
                : done(Outcome.refused("Nothing is running.")));
    }

    private CompletableFuture<Outcome> whenTrusted(Callable<CompletableFuture<Outcome>> operation) {
        if (!core.trusted()) {
            return done(Outcome.refused(Refusals.UNTRUSTED));
        }
        return operation(operation);
    }

    private CompletableFuture<Outcome> operation(Callable<CompletableFuture<Outcome>> operation) {
        return operations.then(() -> operation
                .call()
                .whenCompleteAsync(
                        (outcome, failure) -> live.busy(""),
                        core.parts().threads().session()));
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    /** Compiles, drains what ran before, starts. */
    private CompletableFuture<Outcome> run(Project project, boolean withData, String why) {
        final Optional<Outcome> refused = Refusals.of(NOT_RUN, core.structure());
        if (refused.isPresent()) {
            return done(refused.get());
        }
        return compile(project)
                .thenComposeAsync(
                        result -> result instanceof CompileResult.Compiled compiled
                                ? replace(new Candidate(project, compiled.project()), new LiveRun.How(withData, why))
                                : done(Refusals.of(NOT_RUN, ((CompileResult.Rejected) result).analysis())),
                        core.parts().threads().session());
    }

    /** A project and what was made of it. */
    private record Candidate(Project project, CompiledProject compiled) {}

    /** What runs is stopped only for something that can run; when that fails all the same, what ran before starts again. */
    private CompletableFuture<Outcome> replace(Candidate next, LiveRun.How how) {
        final Optional<Candidate> before = live.application()
                .filter(application -> live.running())
                .map(application -> new Candidate(live.project(), application.project()));
        final LiveRun.How again = new LiveRun.How(live.withData(), "");
        return connectors
                .find(next.compiled().topology())
                .thenComposeAsync(
                        problems -> Refusals.of(before.isPresent() ? OLD_CODE : NOT_RUN, problems)
                                .map(Runs::done)
                                .orElseGet(() -> drained()
                                        .thenComposeAsync(
                                                ended -> start(next, how),
                                                core.parts().threads().session())
                                        .thenComposeAsync(
                                                outcome -> outcome.ok() || before.isEmpty()
                                                        ? done(outcome)
                                                        : startAgain(before.get(), again, outcome),
                                                core.parts().threads().session())),
                        core.parts().threads().session());
    }

    private CompletableFuture<Outcome> startAgain(Candidate before, LiveRun.How how, Outcome refused) {
        return start(before, how).thenApply(outcome -> {
            final String end = outcome.ok() ? " What ran before runs again, from its start." : "";
            return new Outcome(false, refused.text() + end, refused.reveal(), refused.code());
        });
    }

    private CompletableFuture<CompileResult> compile(Project project) {
        live.busy("compiling");
        return SessionThreads.on(
                core.parts().threads().compile(), () -> core.parts().machine().compile(project));
    }

    private CompletableFuture<Boolean> drained() {
        if (!live.running()) {
            return done(true);
        }
        live.busy("draining");
        final RunningApplication application = live.application().orElseThrow();
        return application
                .stop(BOUND)
                .handleAsync(
                        (report, failure) -> {
                            live.ended(application, report, failure);
                            return true;
                        },
                        core.parts().threads().session());
    }

    private CompletableFuture<Outcome> start(Candidate next, LiveRun.How how) {
        live.busy("starting");
        final RunOptions plain = core.runOptions();
        final RunOptions options = how.withData() ? plain.withPeers(FirstData.of(next.project())) : plain;
        return SessionThreads.on(
                        core.parts().threads().work(),
                        () -> live.adopt(core.parts().machine().start(next.compiled(), options)))
                .handleAsync(
                        (application, failure) -> {
                            if (failure != null) {
                                return refused(failure);
                            }
                            live.started(application, next.project(), how.withData());
                            return new Outcome(true, how.why(), Optional.empty(), Optional.empty());
                        },
                        core.parts().threads().session());
    }

    private static Outcome refused(Throwable failure) {
        if (Refusals.cause(failure) instanceof DeploymentRefused refused) {
            final List<Problem> problems = refused.problems();
            return Refusals.of("It can't run", problems).orElseGet(() -> Outcome.refused("It can't run."));
        }
        return Outcome.refused(Refusals.inside(failure));
    }

    private CompletableFuture<Outcome> deployAll() {
        if (!live.running()) {
            return run(core.project(), live.withData(), "");
        }
        final Optional<Outcome> refused = Refusals.of(OLD_CODE, core.structure());
        if (refused.isPresent()) {
            return done(refused.get());
        }
        final Project document = core.project();
        final Project next = RunNames.asRunning(document, live.project());
        return compile(next)
                .thenComposeAsync(
                        result -> result instanceof CompileResult.Compiled compiled
                                ? swap(compiled.project(), next, document)
                                : done(Refusals.of(OLD_CODE, ((CompileResult.Rejected) result).analysis())),
                        core.parts().threads().session());
    }

    private CompletableFuture<Outcome> swap(CompiledProject compiled, Project next, Project document) {
        final RunningApplication application = live.application().orElseThrow();
        return application
                .swap(compiled)
                .thenComposeAsync(
                        result -> {
                            if (result instanceof SwapResult.NeedsRestart restart) {
                                return run(document, live.withData(), "Restarted. " + reasons(restart.reasons()));
                            }
                            return done(swapped(result, next));
                        },
                        core.parts().threads().session());
    }

    private Outcome swapped(SwapResult result, Project next) {
        if (result instanceof SwapResult.Failed failed) {
            return Outcome.refused(OLD_CODE + ": " + failed.message());
        } else if (result instanceof SwapResult.HeldUp held) {
            return Refusals.of(OLD_CODE, held.problems()).orElseGet(() -> Outcome.refused(OLD_CODE + "."));
        } else if (result instanceof SwapResult.NeedsRestart restart) {
            return Outcome.refused("This can't be brought in while it runs; Deploy restarts the application. "
                    + reasons(restart.reasons()));
        }
        live.swapped(next);
        final String text = result instanceof SwapResult.Swapped done
                ? "Generation " + done.generation() + " runs."
                : "What runs is as drawn.";
        return new Outcome(true, text, Optional.empty(), Optional.empty());
    }

    private static String reasons(List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.get(0) + (reasons.size() > 1 ? " And " + (reasons.size() - 1) + " more." : "");
    }

    /** This node's code alone; where that does not fit what runs, all changed code that compiles by itself. */
    private CompletableFuture<Outcome> deployPart(String node) {
        final Project running = live.project();
        final Project now = RunNames.asRunning(core.project(), running);
        final String name = CodeOwners.names(core.project(), now).getOrDefault(node, node);
        if (!running.nodes().containsKey(name) && !running.states().containsKey(name)) {
            return done(Outcome.refused(node + " is not running yet; Deploy restarts the application with it."));
        }
        final List<Project> candidates = new ArrayList<>();
        candidates.add(PartialDeploys.only(name, now, running));
        candidates.add(PartialDeploys.allThatCompile(
                name, new PartialDeploys.Drawn(now, core.project(), core.analysis()), running));
        return compile(candidates.get(0))
                .thenComposeAsync(
                        result -> result instanceof CompileResult.Compiled compiled
                                ? swapPart(compiled.project(), candidates.get(0))
                                : second(node, candidates.get(1)),
                        core.parts().threads().session());
    }

    private CompletableFuture<Outcome> second(String node, Project candidate) {
        return compile(candidate)
                .thenComposeAsync(
                        result -> result instanceof CompileResult.Compiled compiled
                                ? swapPart(compiled.project(), candidate)
                                : done(rejected(node, (CompileResult.Rejected) result)),
                        core.parts().threads().session());
    }

    /** What is wrong with the node itself comes first. */
    private static Outcome rejected(String node, CompileResult.Rejected rejected) {
        final List<Problem> own = rejected.analysis().problems().stream()
                .filter(problem ->
                        problem.where().subject().filter(node::equals).isPresent())
                .toList();
        return Refusals.of(OLD_CODE, own).orElseGet(() -> Refusals.of(OLD_CODE, rejected.analysis()));
    }

    private CompletableFuture<Outcome> swapPart(CompiledProject compiled, Project candidate) {
        return live.application()
                .orElseThrow()
                .swap(compiled)
                .thenApplyAsync(
                        result -> swapped(result, candidate),
                        core.parts().threads().session());
    }
}
