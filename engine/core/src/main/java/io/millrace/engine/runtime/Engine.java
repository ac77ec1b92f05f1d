package io.millrace.engine.runtime;

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
        throw new UnsupportedOperationException(plan.topology().name() + options);
    }
}
