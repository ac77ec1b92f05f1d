package io.millrace.app.standalone;

import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where an exported jar begins. Messages for people go to the error stream: the other one may be a node's output. */
public final class StandaloneMain {
    private static final int WRONG_USAGE = 2;
    private static final int INTERRUPTED = 130;

    private final PackagedApplication application;
    private final PrintStream out;
    private final PrintStream log;

    private StandaloneMain(PackagedApplication application, PrintStream out, PrintStream log) {
        this.application = application;
        this.out = out;
        this.log = log;
    }

    public static void main(String[] args) throws IOException {
        // The engine says what it has to say through its counts; slf4j need not explain that nobody listens to it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        final PackagedApplication application = PackagedFiles.application(StandaloneMain::resource);
        final int code = new StandaloneMain(application, System.out, System.err).run(List.of(args));
        Runtime.getRuntime().halt(flushed(code));
    }

    private static int flushed(int code) {
        System.out.flush();
        System.err.flush();
        return code;
    }

    private static Optional<String> resource(String name) throws IOException {
        try (InputStream bytes = StandaloneMain.class.getResourceAsStream("/" + name)) {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private int run(List<String> args) throws IOException {
        try {
            final StandaloneOptions options = StandaloneOptions.parse(args);
            final SettingsResolver resolver = SettingsResolver.of(options.layers(System.getenv()));
            final DeploymentPlan plan = new DeploymentPlan(
                    application.topology(),
                    application.code(StandaloneMain.class.getClassLoader()),
                    resolver.resolve(application.topology()),
                    Path.of(""));
            return switch (options.action()) {
                case HELP -> help(plan);
                case TEST -> test(plan);
                case RUN -> run(plan, options);
            };
        } catch (StandaloneOptions.BadUsage e) {
            log.println(e.getMessage());
            return WRONG_USAGE;
        } catch (DeploymentRefused e) {
            return refused(e.problems(), StandaloneRun.FAILED);
        }
    }

    private int help(DeploymentPlan plan) {
        out.print(StandaloneHelp.text(plan.topology(), plan.settings()));
        return StandaloneRun.WELL;
    }

    private int test(DeploymentPlan plan) throws IOException, DeploymentRefused {
        final List<PackagedTest> tests =
                PackagedFiles.tests(StandaloneMain::resource, StandaloneMain.class.getClassLoader());
        return new PackagedTestRun(plan).runAll(tests, out) ? StandaloneRun.WELL : StandaloneRun.FAILED;
    }

    private int run(DeploymentPlan plan, StandaloneOptions options) throws DeploymentRefused {
        final Layers given = options.layers(System.getenv());
        final List<Problem> wrong = GivenSettings.problems(plan.topology(), given);
        if (!wrong.isEmpty()) {
            return refused(wrong, WRONG_USAGE);
        }
        GivenSettings.unknownVariables(plan.topology(), System.getenv()).forEach(log::println);
        final CompletableFuture<StandaloneRun> started = new CompletableFuture<>();
        final boolean signals = StopSignals.on(() -> interrupted(started));
        final Deployment deployment =
                Engine.create(EngineOptions.standard().withStandardOut(out)).deploy(plan);
        final StandaloneRun run = new StandaloneRun(plan.topology(), deployment, new StandaloneRun.Streams(out, log));
        started.complete(run);
        final CompletableFuture<Integer> code = new CompletableFuture<>();
        if (!signals) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ending(run, code), "millrace-drain"));
        }
        log.println(plan.topology().name() + " runs; Ctrl-C drains and stops it.");
        final int result = run.await(options.runFor());
        code.complete(flushed(result));
        return result;
    }

    private void interrupted(CompletableFuture<StandaloneRun> started) {
        if (!started.isDone()) {
            log.println("Stopped before it had started.");
            Runtime.getRuntime().halt(flushed(INTERRUPTED));
        }
        started.join().interrupt();
    }

    private static void ending(StandaloneRun run, CompletableFuture<Integer> code) {
        run.interrupt();
        Runtime.getRuntime().halt(code.join());
    }

    private int refused(List<Problem> problems, int code) {
        problems.forEach(problem -> log.println((problem.message() + ". " + problem.advice()).strip()));
        return code;
    }
}
