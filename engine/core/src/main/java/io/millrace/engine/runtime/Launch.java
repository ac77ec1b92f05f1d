package io.millrace.engine.runtime;

import io.millrace.engine.runtime.LiveShare.Outward;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Brings a plan to life on a worker, or says all the reasons why not.
 *
 * <p>Threading: the worker, but for the constructor.
 */
final class Launch {
    private final EngineOptions options;
    private final DeploymentPlan plan;
    private final ConnectorKinds kinds;
    private final @Nullable TrialHooks hooks;

    /** Refuses what can be seen without running anything. */
    Launch(EngineOptions options, DeploymentPlan plan, @Nullable TrialHooks hooks) throws DeploymentRefused {
        this.options = options;
        this.plan = plan;
        this.kinds = new ConnectorKinds(options.connectors());
        this.hooks = hooks;
        PlanChecks.check(plan, kinds);
    }

    /** Makes and opens everything; what is refused leaves nothing open. */
    LiveDeployment on(Worker worker) throws DeploymentRefused {
        final Pulse pulse = new Pulse(options.clock());
        final FailureDesk desk = new FailureDesk(pulse, new Halt(), hooks != null);
        final RunContext context = new RunContext(pulse, desk, options.emitLimit(), hooks);
        final Flow flow = Assembly.flow(plan, kinds, context);
        final Generations generations = new Generations(flow, CodeNeed.of(plan.topology()), plan.settings());
        open(flow, generations, worker);

        final Vitals vitals = new Vitals();
        final Outward outward =
                new Outward(new Board(options.clock(), vitals, names(), edges()), new CompletableFuture<>());
        final LiveShare share = new LiveShare(flow, generations, vitals, outward);
        worker.share(share);
        share.running();
        return new LiveDeployment(worker, share, vitals, outward);
    }

    private void open(Flow flow, Generations generations, Worker worker) throws DeploymentRefused {
        final List<Problem> problems = new ArrayList<>();
        try {
            generations.first(plan.code());
        } catch (DeploymentRefused refused) {
            problems.addAll(refused.problems());
        }
        final Surroundings surroundings = new Surroundings(options, plan.settings(), plan.baseFolder());
        problems.addAll(new Opening(flow, surroundings, worker).open());
        if (!problems.isEmpty()) {
            flow.close();
            generations.close();
            throw new DeploymentRefused(problems);
        }
    }

    private List<String> names() {
        return plan.topology().nodes().stream().map(Node::name).toList();
    }

    private List<String> edges() {
        return plan.topology().edges().stream().map(Edge::id).toList();
    }
}
