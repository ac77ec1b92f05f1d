package io.millrace.app.deploy;

import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Topology;
import java.util.List;

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
        throw new UnsupportedOperationException(project + " " + options);
    }

    /** Why going from one topology to the other needs a restart, sentences for people; empty = code alone differs. */
    public static List<String> restartReasons(Topology running, Topology next) {
        throw new UnsupportedOperationException(running + " " + next);
    }
}
