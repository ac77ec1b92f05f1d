package io.millrace.app.cli;

import io.millrace.app.deploy.Deployer;
import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.GivenSettings;
import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            "With data it goes on when all is sent, until Ctrl-C. Ctrl-C again stops it at once.",
            "In --json, bytes of a sink are those given to its connection, undelivered ones among them.",
            "Exit code 0: all was delivered. 1: the project has problems. 3: messages were left undelivered."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  millrace run samples/celsius --with-data",
            "  millrace run my-app --with-data --repeat --rate 1000 --for 10s",
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
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--workers",
            paramLabel = "<n>",
            description = "Threads that share the work by key; short for --set workers=n.")
    private @Nullable String workers;

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Stops after this time, such as 10s or 5m.")
    private @Nullable Duration limit;

    @Option(names = "--json", description = "Writes JSON objects, one on each line.")
    private boolean json;

    @Option(names = "--trust", description = "Runs the code of this folder without asking, now and later.")
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
            converter = Rate.class,
            description = "With data: messages per second to each source; otherwise as fast as it goes.")
    private @Nullable Double rate;

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandFailed {
        requireData();
        final OpenedProject opened = OpenedProject.read(folder);
        opened.sayBroken(host);
        final Topology topology = opened.topology();
        if (workers != null) {
            settings.add(ApplicationSettings.WORKERS + "=" + workers);
        }
        final Layers layers = new SettingsOption(settings, host.environment()).layers(topology);
        GivenSettings.unknownVariables(topology, host.environment()).forEach(host.err()::println);
        TrustGate.pass(host, opened.folder(), trust);
        final CompiledProject compiled = opened.compile();
        final RunScreens screens = new RunScreens(host, topology, withData);
        final RunScreen screen = screens.choose(json);
        RunOptions options = RunOptions.plain(opened.folder())
                .withLayers(layers)
                .withEngine(screens.streams(EngineOptions.standard()));
        if (withData) {
            options = options.withPeers(peers(opened, screen));
        }
        return run(compiled, options, screen);
    }

    private void requireData() throws CommandFailed {
        if ((repeat || rate != null) && !withData) {
            throw CommandFailed.usage((rate != null ? "--rate" : "--repeat") + " needs --with-data.");
        }
    }

    private RunOptions.Peers peers(OpenedProject opened, RunScreen screen) {
        final RunOptions.Peers once = RunOptions.Peers.once(opened.project(), screen::output);
        final double perSecond = rate == null ? 0 : rate;
        final Map<String, SendPlan> senders = new TreeMap<>();
        once.senders().forEach((source, plan) -> senders.put(source, new SendPlan(plan.data(), repeat, perSecond, 1)));
        return new RunOptions.Peers(senders, screen::output);
    }

    private int run(CompiledProject compiled, RunOptions options, RunScreen screen) throws CommandFailed {
        final RunningApplication application;
        try {
            application = Deployer.start(compiled, options);
        } catch (DeploymentRefused e) {
            throw ProblemText.refused(e);
        }
        application.receivers().stream()
                .filter(ReceiverView::elsewhere)
                .forEach(other -> host.err()
                        .println("What " + other.sink() + " gives goes to another program, at " + other.address()
                                + "; it is not shown here."));
        try {
            return new RunLoop(host, options.engine().clock(), Optional.ofNullable(limit)).run(application, screen);
        } finally {
            // One that user code holds up for ever can't be waited for; its thread ends with the process.
            if (application.ended().isDone()) {
                application.close();
            }
        }
    }
}
