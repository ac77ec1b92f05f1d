package io.millrace.app.deploy;

import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.Code;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Starts applications in this process.
 *
 * <p>Threading: any.
 */
public final class Deployer {
    private Deployer() {}

    /**
     * Starts an application: receivers first, then the deployment, then senders. Waits until its connectors are open.
     *
     * @throws DeploymentRefused when it can't start, with all the reasons at once; nothing stays open
     */
    public static RunningApplication start(CompiledProject project, RunOptions options) throws DeploymentRefused {
        final SettingsResolver resolver = SettingsResolver.of(options.layers());
        final List<Problem> errors = resolver.problems(project.topology()).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new DeploymentRefused(errors);
        }
        return start(project, options, resolver.resolve(project.topology()));
    }

    /**
     * What can't go together outside, such as two listeners on one port, when all settings have good values. Nothing is
     * opened; host names may be looked up, so the call can last.
     */
    public static List<Problem> connectorProblems(Topology topology, RunOptions options) {
        final SettingsResolver resolver = SettingsResolver.of(options.layers());
        if (resolver.problems(topology).stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            return List.of();
        }
        return Engine.create(options.engine())
                .connectorProblems(new DeploymentPlan(
                        topology, new Code(Map.of()), resolver.resolve(topology), options.baseFolder()));
    }

    private static RunningApplication start(CompiledProject project, RunOptions options, ResolvedSettings settings)
            throws DeploymentRefused {
        final TcpEnds ends = new TcpEnds(project.topology(), settings);
        final Receivers receivers = options.peers()
                .map(peers -> Receivers.start(ends, peers.outputs()))
                .orElseGet(Receivers::none);
        final Deployment deployment;
        try {
            deployment = Engine.create(options.engine())
                    .deploy(new DeploymentPlan(project.topology(), project.code(), settings, options.baseFolder()));
        } catch (DeploymentRefused | RuntimeException e) {
            receivers.close();
            throw e;
        }
        final Senders senders =
                new Senders(ends, portOf(deployment, ends), options.engine().clock());
        final LiveApplication application = new LiveApplication(project, deployment, senders, receivers);
        options.peers().ifPresent(peers -> senders.startAll(peers.senders()));
        return application;
    }

    /** The port of a source: where it was given as 0, the one that was free. */
    private static ToIntFunction<String> portOf(Deployment deployment, TcpEnds ends) {
        return source -> {
            final Map<String, NodeMetrics> nodes = deployment.metrics().nodes();
            return Optional.ofNullable(nodes.get(source))
                    .map(node -> node.link().port())
                    .filter(port -> port > 0)
                    .orElse(ends.port(source));
        };
    }

    /** Why going from one topology to the other needs a restart, sentences for people; empty = code alone differs. */
    public static List<String> restartReasons(Topology running, Topology next) {
        return RestartReasons.ofGraph(running, next);
    }
}
