package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.util.List;

/**
 * Runs applications in this process.
 *
 * <p>Threading: any. Each deployment has worker threads of its own, which end with it.
 */
public final class Engine {
    private final EngineOptions options;

    private Engine(EngineOptions options) {
        this.options = options;
    }

    public static Engine create(EngineOptions options) {
        return new Engine(options);
    }

    /**
     * Starts an application. Waits until its code is made and its connectors are open.
     *
     * @throws DeploymentRefused when it can't start, with all the reasons at once; nothing stays open
     */
    public Deployment deploy(DeploymentPlan plan) throws DeploymentRefused {
        final int workers = options.workersOf(plan);
        final Launch launch = new Launch(options.withWorkers(workers), plan, null);
        return new Startup(launch).run("millrace-" + plan.topology().name(), workers);
    }

    /**
     * What can't go together outside, such as two listeners on one port. Nothing is opened; host names may be looked up,
     * so the call can last. Settings must have good values; the code does not matter.
     */
    public List<Problem> connectorProblems(DeploymentPlan plan) {
        return new ConnectorKinds(options.connectors()).check(plan);
    }

    /**
     * Starts an application on workers that the caller drives by hand, all on one thread. For trials.
     *
     * @param workers as many as there are to be, whatever the options say
     * @param hooks what decides instead of the clock
     */
    public Deployment deployByHand(DeploymentPlan plan, List<Worker> workers, TrialHooks hooks)
            throws DeploymentRefused {
        try {
            final Launch launch = new Launch(options.withWorkers(workers.size()), plan, hooks);
            return byHand(launch, workers);
        } catch (DeploymentRefused refused) {
            workers.forEach(Worker::close);
            throw refused;
        }
    }

    static Deployment byHand(Launch launch, List<Worker> workers) throws DeploymentRefused {
        final Launch.Common common = launch.common(workers);
        for (int i = 0; i < workers.size(); i++) {
            launch.open(i, common);
        }
        if (!launch.isSound()) {
            for (int i = 0; i < workers.size(); i++) {
                launch.close(i);
            }
            throw launch.refusal();
        }
        final Deployment deployment = launch.deployment(common);
        for (int i = 0; i < workers.size(); i++) {
            launch.begin(i, common);
        }
        return deployment;
    }
}
