package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One running topology.
 *
 * <p>Threading: every method may be called from any thread and returns at once; futures complete on engine threads.
 */
public interface Deployment extends AutoCloseable {
    DeploymentStatus status();

    /** Number of the code generation that runs, from 1. */
    int generation();

    /** What has been done so far; exact per worker, and exact in sum once drained. */
    MetricsSnapshot metrics();

    /**
     * Replaces code while messages flow; sockets, queues and States stay. Everything that can fail happens first: a
     * failed future leaves the old generation running.
     *
     * @param next code of the whole topology
     * @param changed the snippets that differ from the running generation; the others keep their instances
     * @return the new generation's number
     */
    CompletableFuture<Integer> swap(Code next, Set<CodeRef> changed);

    /**
     * As {@link #swap}, for code whose messages are of other classes than before: sources pause until everything in
     * flight has ended with the old code, on all workers. Nothing is lost, reordered, or met by code that does not know
     * it. What does not end within a second is in the way: the future fails with a {@link SwapHeldUp} that names it, and
     * the old code goes on.
     */
    CompletableFuture<Integer> swapAtRest(Code next, Set<CodeRef> changed);

    /**
     * Stops reading, lets queues run empty in graph order, closes sinks. Asking again gives the same future.
     *
     * @param bound after this time what is left is counted as undelivered
     */
    CompletableFuture<EndReport> stop(Duration bound);

    /** Completes when all sources have ended and drained, after {@link #stop}, or exceptionally when it failed. */
    CompletableFuture<EndReport> ended();

    /** Stops with a bound of ten seconds and waits. */
    @Override
    void close();
}
