package io.millrace.app.cli;

import io.millrace.app.deploy.Deployer;
import io.millrace.app.deploy.RunOptions;
import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.MetricsText;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows an application at work where there is no window: its topology as text, fed by its own data. */
final class TerminalDemo {
    private static final double PER_SECOND = 1_000;
    private static final int SHOWN_OUTPUTS = 4;

    private final Host host;
    private final Optional<Duration> limit;

    TerminalDemo(Host host, Optional<Duration> limit) {
        this.host = host;
        this.limit = limit;
    }

    int run(OpenedProject opened) throws CommandFailed {
        final CompiledProject compiled = opened.compile();
        final RunOptions options = RunOptions.plain(opened.folder())
                .withLayers(new Layers(Map.of(), host.environment(), Map.of()))
                .withPeers(new RunOptions.Peers(loops(opened.project()), OutputListener.NONE));
        try (RunningApplication application = start(compiled, options)) {
            return new RunLoop(host, options.engine().clock(), limit)
                    .run(application, screen(opened.project(), compiled));
        }
    }

    private static Map<String, SendPlan> loops(Project project) {
        final Map<String, SendPlan> loops = new TreeMap<>();
        RunOptions.Peers.once(project, OutputListener.NONE)
                .senders()
                .forEach((source, once) -> loops.put(source, new SendPlan(once.data(), true, PER_SECOND, 1)));
        return loops;
    }

    /** On the project's own ports, or on free ones where another program has these. */
    private static RunningApplication start(CompiledProject compiled, RunOptions options) throws CommandFailed {
        try {
            return Deployer.start(compiled, options);
        } catch (DeploymentRefused own) {
            try {
                return Deployer.start(compiled, options.withLayers(freePorts(compiled)));
            } catch (DeploymentRefused | IOException e) {
                throw ProblemText.refused(own);
            }
        }
    }

    private static Layers freePorts(CompiledProject compiled) throws IOException {
        final Map<String, String> ports = new TreeMap<>();
        for (final var node : compiled.topology().nodes()) {
            if (node.kind().setting("port").isPresent()) {
                try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    ports.put(node.name() + ".port", Integer.toString(free.getLocalPort()));
                }
            }
        }
        return new Layers(ports, Map.of(), Map.of());
    }

    private RunScreen screen(Project project, CompiledProject compiled) {
        if (host.terminal().present()) {
            final LiveScreen.Body body =
                    new LiveScreen.Body((application, rates) -> rows(project, application, rates), false);
            return new LiveScreen(new InPlace(host.out(), host.terminal().columns()), body, compiled.topology());
        }
        final RunScreen lines = new LineScreen(host.out(), host.out(), compiled.topology());
        return new DrawnAtEnds(lines, host.out(), (application, rates) -> rows(project, application, rates));
    }

    private List<String> rows(Project project, RunningApplication application, Rates rates) {
        final Topology topology = application.project().topology();
        final List<String> drawing = TopologyText.draw(topology, labels(project, topology, rates));
        final List<String> rows = new ArrayList<>(drawing);
        if (host.terminal().present() && isTooWide(drawing)) {
            rows.clear();
            rows.addAll(new RunTexts(application.project().topology()).table(rates));
        }
        rows.add("");
        application.receivers().forEach(receiver -> rows.add(outputs(receiver)));
        return rows;
    }

    private boolean isTooWide(List<String> rows) {
        return rows.stream().anyMatch(row -> row.length() >= host.terminal().columns());
    }

    private static TopologyText.Labels labels(Project project, Topology topology, Rates rates) {
        return new TopologyText.Labels(
                node -> project.node(node).map(ProjectNode::shown).orElse(node),
                node -> note(rates.now().nodes().get(node)),
                edge -> (isErrors(topology, edge) ? "errors " : "") + MetricsText.rate(rates.perSecond(edge)));
    }

    private static boolean isErrors(Topology topology, String id) {
        return topology.edges().stream()
                .anyMatch(edge -> edge.id().equals(id) && edge.from().isErrors());
    }

    private static String note(@org.jspecify.annotations.Nullable NodeMetrics metrics) {
        if (metrics == null) {
            return "";
        }
        final long failed = metrics.counts().failed();
        return Rates.count(
                        Math.max(metrics.counts().received(), metrics.counts().emitted()))
                + (failed > 0 ? ", " + Rates.count(failed) + " failed" : "");
    }

    private static String outputs(ReceiverView receiver) {
        final StringBuilder row = new StringBuilder(receiver.sink()).append(" gives");
        receiver.last().stream()
                .skip(Math.max(0, receiver.last().size() - SHOWN_OUTPUTS))
                .forEach(message -> row.append("  ").append(MessageText.show(message.toArray())));
        return row.toString();
    }
}
