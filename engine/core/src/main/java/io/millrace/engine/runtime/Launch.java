package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.runtime.LiveShare.Outward;
import io.millrace.engine.topology.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a plan to life on some workers, or says all the reasons why not.
 *
 * <p>Threading: {@link #open}, {@link #begin} and {@link #close} the worker that they are about, the rest whoever
 * deploys; a worker begins or closes after all have opened.
 */
final class Launch {
    private final EngineOptions options;
    private final DeploymentPlan plan;
    private final ConnectorKinds kinds;
    private final @Nullable TrialHooks hooks;
    private final Placement placement;
    private final Exchanges exchanges;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<@Nullable Part> parts = new ArrayList<>();

    /** Refuses what can be seen without running anything. */
    Launch(EngineOptions options, DeploymentPlan plan, @Nullable TrialHooks hooks) throws DeploymentRefused {
        this.options = options;
        this.plan = plan;
        this.kinds = new ConnectorKinds(options.connectors());
        this.hooks = hooks;
        PlanChecks.check(plan, kinds);
        this.placement = Placement.of(plan.topology(), options.workers(), wishes());
        this.exchanges = Exchanges.of(plan.topology(), placement, options.queueSlots());
    }

    private Placement.Wishes wishes() {
        return new Placement.Wishes(
                kinds::isSpread,
                node -> plan.settings()
                        .find(node.name(), "parallel")
                        .filter(parallel -> parallel.value().equals("true"))
                        .isPresent());
    }

    /** What one worker has opened. */
    private record Part(Flow flow, Generations generations, LiveShare share) {}

    /** What the workers of one deployment have in common. */
    record Common(Accord accord, Board board) {}

    Common common(List<Worker> workers) {
        for (int i = 0; i < workers.size(); i++) {
            parts.add(null);
        }
        final Accord accord = new Accord(workers);
        final Board.Setting setting = new Board.Setting(options.clock(), accord.vitals(), exchanges);
        return new Common(accord, new Board(setting, plan.topology(), workers.size()));
    }

    /** Makes and opens everything that one worker is to run. */
    void open(int worker, Common common) {
        final Pulse pulse = new Pulse(options.clock());
        final Halt halt = new Halt(common.accord().alarm());
        final RunContext context = new RunContext(
                new Probe(pulse, options.metrics()), new FailureDesk(pulse, halt, hooks != null), options, hooks);
        final Assembly.Place place =
                new Assembly.Place(worker, placement, exchanges, common.accord().workers());
        final Flow flow = Assembly.flow(plan, kinds, context, place);
        final List<CodeNeed> needs = CodeNeed.of(plan.topology(), node -> placement.runs(node, worker));
        final Generations generations = new Generations(flow, needs, plan.settings());
        final List<Problem> found =
                open(flow, generations, common.accord().workers().get(worker));
        final LiveShare share = new LiveShare(flow, generations, new Outward(common.board(), common.accord(), worker));
        if (found.isEmpty()) {
            share.opened();
        }
        done(worker, new Part(flow, generations, share), found);
    }

    private List<Problem> open(Flow flow, Generations generations, Worker worker) {
        final List<Problem> found = new ArrayList<>();
        try {
            generations.first(plan.code());
        } catch (DeploymentRefused refused) {
            found.addAll(refused.problems());
        }
        final Surroundings surroundings = new Surroundings(options, plan.settings(), plan.baseFolder());
        found.addAll(new Opening(flow, surroundings, worker).open());
        return found;
    }

    private synchronized void done(int worker, Part part, List<Problem> found) {
        parts.set(worker, part);
        problems.addAll(found);
    }

    private synchronized Part part(int worker) {
        return Objects.requireNonNull(parts.get(worker));
    }

    /** Whether every worker has opened everything. */
    synchronized boolean isSound() {
        return problems.isEmpty();
    }

    /** Why not, each reason once, however many workers met it. */
    synchronized DeploymentRefused refusal() {
        return new DeploymentRefused(List.copyOf(problems));
    }

    /** All workers may begin. */
    LiveDeployment deployment(Common common) {
        common.accord().vitals().become(DeploymentStatus.RUNNING);
        common.board().begin();
        final List<LiveShare> shares = new ArrayList<>();
        for (int i = 0; i < options.workers(); i++) {
            shares.add(part(i).share());
        }
        return new LiveDeployment(common.accord(), common.board(), shares);
    }

    /** Messages may start on this worker. */
    void begin(int worker, Common common) {
        final LiveShare share = part(worker).share();
        common.accord().workers().get(worker).share(share);
        share.running();
    }

    /** Gives back what was opened on this worker, as far as that went. */
    void close(int worker) {
        final Part part;
        synchronized (this) {
            part = parts.get(worker);
        }
        if (part != null) {
            part.flow().close();
            part.generations().close();
        }
    }
}
