package io.millrace.app.deploy;

import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.Drain;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An application that runs, with the senders and receivers beside it.
 *
 * <p>Threading: any. Futures complete on threads of the engine.
 */
public interface RunningApplication extends AutoCloseable, Drain.Running {
    /** What runs now: the last one that was started or swapped in. */
    CompiledProject project();

    DeploymentStatus status();

    int generation();

    @Override
    MetricsSnapshot metrics();

    /** Brings in what has changed, if code alone has. */
    CompletableFuture<SwapResult> swap(CompiledProject next);

    /** Stops senders, drains, then stops receivers. Asking again brings the end nearer where the bound is nearer. */
    @Override
    CompletableFuture<EndReport> stop(Duration bound);

    /** Completes when all sources have ended, after {@link #stop}, or exceptionally when the deployment failed. */
    CompletableFuture<EndReport> ended();

    /** One per source that has been sent something; empty when run without data. */
    List<SenderView> senders();

    /** One per TCP sink; empty when run without data. */
    List<ReceiverView> receivers();

    /** Starts or restarts the sender of a source. */
    void send(String source, SendPlan plan) throws PeerRefused;

    /** Stops the sender of a source, if there is one. */
    void stopSending(String source);

    /** Compares what a sink's receiver gets from now on with what a test expects; empty = no longer. */
    void compare(String sink, Optional<ProjectTest> test) throws PeerRefused;

    /** Says how a sink's stream is cut into messages; empty = as it looks. Begins to count anew. */
    void split(String sink, Optional<ReceiverView.Split> split) throws PeerRefused;

    /** Forgets the messages that a sink's receiver keeps and begins to count anew. */
    void clear(String sink) throws PeerRefused;

    /** Keeps the shown messages of a sink's receiver as they are while true; it still counts. */
    void pause(String sink, boolean paused) throws PeerRefused;

    /** Stops with a bound of ten seconds and waits. */
    @Override
    void close();
}
