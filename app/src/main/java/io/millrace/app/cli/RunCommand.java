package io.millrace.app.cli;

import io.millrace.app.deploy.Deployer;
import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        header = "Runs a project without a window and shows the rate of each edge.",
        description = {
            "On a terminal the rates are refreshed in place; in a pipe or log they come as a line each second.",
            "It runs until its sources end, the time of --for is over, or Ctrl-C: then it takes in nothing more, works off"
                    + " what is under way, and prints totals.",
            "Standard output gets what the application gives; when that is something, rates go to standard error.",
            "Exit code 0: all was delivered. 1: the project has problems. 3: messages were left undelivered."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace run samples/celsius --with-data",
            "  millrace run samples/celsius --with-data --repeat --rate 1000 --for 10s",
            "  millrace run my-app --set in.port=17001 --set out.host=192.168.1.7",
            "  MILLRACE_IN_PORT=17001 millrace run my-app --json | jq .edges"
        })
final class RunCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "<project>", description = "The project's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "<node.setting=value>",
            description = "Gives a setting another value; stronger than environment and project. Can be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Stops after this time, such as 10s or 5m.")
    private @Nullable Duration limit;

    @Option(names = "--json", description = "Writes JSON objects, one on each line.")
    private boolean json;

    @Option(names = "--trust", description = "Runs the code of this folder without asking.")
    private boolean trust;

    @Option(
            names = "--with-data",
            description = "Sends the project's data to its TCP sources and prints what its TCP sinks give.")
    private boolean withData;

    @Option(names = "--repeat", description = "With data: again from the start, until it stops.")
    private boolean repeat;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            description = "With data: messages per second to each source; otherwise as fast as it goes.")
    private double rate;

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        if ((repeat || rate != 0) && !withData) {
            throw CommandFailed.usage("--repeat and --rate say how data is sent; add --with-data.");
        }
        final OpenedProject opened = OpenedProject.read(folder);
        opened.sayBroken(host);
        new SettingsOption(settings).check(opened.topology());
        TrustGate.pass(host, folder, trust);
        final CompiledProject compiled = opened.compile();
        final RunScreens screens = new RunScreens(host, compiled.topology(), withData);
        final RunScreen screen = screens.choose(json);
        RunOptions options = RunOptions.plain(folder)
                .withLayers(new Layers(settings, host.environment(), Map.of()))
                .withEngine(screens.streams(EngineOptions.standard()));
        if (withData) {
            options = options.withPeers(peers(opened, screen));
        }
        return run(compiled, options, screen);
    }

    private RunOptions.Peers peers(OpenedProject opened, RunScreen screen) {
        final RunOptions.Peers once = RunOptions.Peers.once(opened.project(), screen::output);
        final Map<String, SendPlan> senders = new TreeMap<>();
        once.senders().forEach((source, plan) -> senders.put(source, new SendPlan(plan.data(), repeat, rate, 1)));
        return new RunOptions.Peers(senders, screen::output);
    }

    private int run(CompiledProject compiled, RunOptions options, RunScreen screen) throws CommandFailed {
        try (RunningApplication application = Deployer.start(compiled, options)) {
            return new RunLoop(host, options.engine().clock(), Optional.ofNullable(limit)).run(application, screen);
        } catch (DeploymentRefused e) {
            throw ProblemText.refused(e);
        }
    }
}
