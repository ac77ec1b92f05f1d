package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A deployment as everyone else sees it: what is asked of it is done by its workers. */
final class LiveDeployment implements Deployment {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Accord accord;
    private final Board board;
    private final List<LiveShare> shares;
    /** The newest exchange of code, done or not; one follows the other. */
    private int pauses;

    private CompletableFuture<Integer> swapped = CompletableFuture.completedFuture(1);

    LiveDeployment(Accord accord, Board board, List<LiveShare> shares) {
        this.accord = accord;
        this.board = board;
        this.shares = List.copyOf(shares);
    }

    @Override
    public DeploymentStatus status() {
        return accord.vitals().status();
    }

    @Override
    public int generation() {
        return accord.vitals().generation();
    }

    /** Measures from now on, or nothing any more; soon. */
    void measure(boolean on) {
        for (int i = 0; i < shares.size(); i++) {
            final LiveShare share = shares.get(i);
            accord.workers().get(i).execute(() -> share.measure(on));
        }
    }

    @Override
    public MetricsSnapshot metrics() {
        return board.read();
    }

    @Override
    public synchronized CompletableFuture<Integer> swap(Code next, Set<CodeRef> changed) {
        return swap(next, changed, new Swap(accord, shares, Optional.empty()));
    }

    @Override
    public synchronized CompletableFuture<Integer> swapAtRest(Code next, Set<CodeRef> changed) {
        return swap(next, changed, new Swap(accord, shares, Optional.of(new Pause(++pauses, shares.size()))));
    }

    private CompletableFuture<Integer> swap(Code next, Set<CodeRef> changed, Swap swap) {
        final Set<CodeRef> refs = Set.copyOf(changed);
        swapped = swapped.handle((number, failure) -> true).thenCompose(done -> swap.run(next, refs));
        return swapped.copy();
    }

    @Override
    public CompletableFuture<EndReport> stop(Duration bound) {
        accord.stop();
        for (int i = 0; i < shares.size(); i++) {
            final LiveShare share = shares.get(i);
            try {
                accord.workers().get(i).execute(() -> share.stop(bound));
            } catch (RejectedExecutionException over) {
                // This one has come to its end already, and its part of the future is done or about to be.
                continue;
            }
        }
        return accord.ended();
    }

    @Override
    public CompletableFuture<EndReport> ended() {
        return accord.ended();
    }

    @Override
    public void close() {
        stop(BOUND).handle((report, failure) -> true).join();
    }
}
