package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A time in which nothing is in flight on any worker of a deployment, so that code may be exchanged under it.
 *
 * <p>Each worker says once that it has come to rest, or why it could not in time; {@link #begun} completes when all have
 * said something.
 *
 * <p>Threading: any.
 */
final class Pause {
    /** What has not ended by then is in somebody's way. */
    static final Duration BOUND = Duration.ofSeconds(1);

    private final int number;
    private final Set<Integer> missing = new HashSet<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private boolean failed;

    /** The pauses of a deployment are numbered from 1. */
    Pause(int number, int workers) {
        this.number = number;
        for (int i = 0; i < workers; i++) {
            missing.add(i);
        }
    }

    /**
     * What keeps a message from ending.
     *
     * @param rank 0 when it is a cause of its own, more when it follows from another
     */
    record Obstacle(int rank, Problem problem) {}

    int number() {
        return number;
    }

    /** Completes when nothing is in flight; fails when something is that does not end. */
    CompletableFuture<Boolean> begun() {
        return begun;
    }

    /** Nothing is in flight here and nothing will be before the pause is over. */
    void quiet(int worker) {
        said(worker);
    }

    /** Something here does not end. */
    void late(int worker, List<Obstacle> why) {
        synchronized (this) {
            failed = true;
            obstacles.addAll(why);
        }
        said(worker);
    }

    private void said(int worker) {
        final boolean all;
        synchronized (this) {
            all = missing.remove(worker) && missing.isEmpty();
        }
        if (all) {
            decide();
        }
    }

    /** The others do not answer: one of them is in user code that does not return. */
    void giveUp() {
        synchronized (this) {
            failed = true;
        }
        decide();
    }

    private void decide() {
        final List<Problem> reasons;
        synchronized (this) {
            if (!failed) {
                begun.complete(true);
                return;
            }
            reasons = reasons();
        }
        begun.completeExceptionally(new SwapHeldUp(reasons));
    }

    private List<Problem> reasons() {
        final int least = obstacles.stream().mapToInt(Obstacle::rank).min().orElse(0);
        final List<Problem> reasons = obstacles.stream()
                .filter(one -> one.rank() == least)
                .map(Obstacle::problem)
                .distinct()
                .toList();
        return reasons.isEmpty() ? List.of(busy()) : reasons;
    }

    private static Problem busy() {
        return Problem.error(
                Problem.Where.project(),
                "some code has been at work on one message for more than a second",
                "Wait until it is done and try again, or stop.");
    }
}
