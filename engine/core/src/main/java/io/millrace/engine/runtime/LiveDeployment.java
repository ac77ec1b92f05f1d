package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.LiveShare.Outward;
import io.millrace.engine.topology.CodeRef;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A deployment as everyone else sees it: what is asked of it is done by its worker. */
final class LiveDeployment implements Deployment {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Worker worker;
    private final LiveShare share;
    private final Vitals vitals;
    private final Outward outward;

    LiveDeployment(Worker worker, LiveShare share, Vitals vitals, Outward outward) {
        this.worker = worker;
        this.share = share;
        this.vitals = vitals;
        this.outward = outward;
    }

    @Override
    public DeploymentStatus status() {
        return vitals.status();
    }

    @Override
    public int generation() {
        return vitals.generation();
    }

    @Override
    public MetricsSnapshot metrics() {
        return outward.board().read();
    }

    @Override
    public CompletableFuture<Integer> swap(Code next, Set<CodeRef> changed) {
        final CompletableFuture<Integer> done = new CompletableFuture<>();
        final Set<CodeRef> refs = Set.copyOf(changed);
        final Runnable exchange = () -> {
            try {
                done.complete(share.swap(next, refs));
            } catch (DeploymentRefused | RuntimeException | Error refused) {
                done.completeExceptionally(refused);
            }
        };
        if (!post(exchange)) {
            done.completeExceptionally(LiveShare.notRunning());
        }
        return done;
    }

    @Override
    public CompletableFuture<EndReport> stop(Duration bound) {
        // When it can't be posted any more it is over already, and the future done or about to be.
        post(() -> share.stop(bound));
        return outward.ended();
    }

    private boolean post(Runnable task) {
        try {
            worker.execute(task);
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }

    @Override
    public CompletableFuture<EndReport> ended() {
        return outward.ended();
    }

    @Override
    public void close() {
        stop(BOUND).handle((report, failure) -> true).join();
    }
}
