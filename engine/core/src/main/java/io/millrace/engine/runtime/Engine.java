package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs applications in this process.
 *
 * <p>Threading: any. Each deployment has a worker thread of its own, which ends with it.
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
        final Launch launch = new Launch(options, plan, null);
        final CompletableFuture<Deployment> started = new CompletableFuture<>();
        Worker.start("millrace-" + plan.topology().name(), worker -> work(worker, launch, started));
        return join(started);
    }

    /**
     * What can't go together outside, such as two listeners on one port. Nothing is opened; host names may be looked up,
     * so the call can last. Settings must have good values; the code does not matter.
     */
    public List<Problem> connectorProblems(DeploymentPlan plan) {
        return new ConnectorKinds(options.connectors()).check(plan);
    }

    /**
     * Starts an application on a worker that the caller drives by hand. For trials.
     *
     * @param hooks what decides instead of the clock
     */
    public Deployment deployByHand(DeploymentPlan plan, Worker worker, TrialHooks hooks) throws DeploymentRefused {
        try {
            return new Launch(options, plan, hooks).on(worker);
        } catch (DeploymentRefused refused) {
            worker.close();
            throw refused;
        }
    }

    private static void work(Worker worker, Launch launch, CompletableFuture<Deployment> started) {
        final Deployment deployment;
        try {
            deployment = launch.on(worker);
        } catch (DeploymentRefused | RuntimeException | Error refused) {
            worker.close();
            started.completeExceptionally(refused);
            return;
        }
        started.complete(deployment);
        worker.run();
    }

    private static Deployment join(CompletableFuture<Deployment> started) throws DeploymentRefused {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DeploymentRefused refused) {
                throw refused;
            }
            throw new IllegalStateException("the engine could not start a deployment", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            // What nobody waits for any more ends as soon as it has started.
            final var unused = started.thenCompose(deployment -> deployment.stop(Duration.ZERO));
            throw new IllegalStateException("interrupted while a deployment started", interrupted);
        }
    }
}
