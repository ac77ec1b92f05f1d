package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the workers of one deployment come to together: whether it still runs, and how it ended.
 *
 * <p>Threading: any.
 */
final class Accord {
    private final Vitals vitals = new Vitals();
    private final CompletableFuture<EndReport> ended = new CompletableFuture<>();
    private final Alarm alarm = new Alarm(this::wakeAll);
    private final List<Worker> workers;
    private final AtomicInteger withSources;
    private final AtomicInteger alive;
    private final Map<String, Long> undelivered = new HashMap<>();
    private volatile boolean stopped;
    private final Map<String, Long> halfFrames = new HashMap<>();

    Accord(List<Worker> workers) {
        this.workers = List.copyOf(workers);
        this.withSources = new AtomicInteger(workers.size());
        this.alive = new AtomicInteger(workers.size());
    }

    Vitals vitals() {
        return vitals;
    }

    Alarm alarm() {
        return alarm;
    }

    List<Worker> workers() {
        return workers;
    }

    CompletableFuture<EndReport> ended() {
        return ended;
    }

    /** Somebody wants the end, on whatever worker. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isDraining() {
        return vitals.status() == DeploymentStatus.DRAINING;
    }

    /** Takes in nothing more, on any worker. */
    void drain() {
        vitals.drain();
        wakeAll();
    }

    /** All sources of one worker have ended; each worker says so once. */
    void sourcesEnded() {
        if (withSources.decrementAndGet() == 0) {
            drain();
        }
    }

    /** Code has been exchanged, or not; what had to wait for that goes on. */
    void endSwap(boolean swapped) {
        vitals.endSwap(swapped);
        wakeAll();
    }

    private void wakeAll() {
        workers.forEach(Worker::wake);
    }

    /** One worker could not deliver this; said before {@link #closed}. */
    synchronized void left(Map<String, Long> messages, Map<String, Long> frames) {
        messages.forEach((node, count) -> undelivered.merge(node, count, Long::sum));
        frames.forEach((node, count) -> halfFrames.merge(node, count, Long::sum));
    }

    /** One worker has given everything back; the last one ends the deployment. */
    void closed(Board board) {
        if (alive.decrementAndGet() > 0) {
            return;
        }
        final Optional<String> reason = alarm.isRaised() ? Optional.of(alarm.reason()) : Optional.empty();
        vitals.become(reason.isPresent() ? DeploymentStatus.FAILED : DeploymentStatus.STOPPED);
        if (reason.isPresent()) {
            ended.completeExceptionally(new DeploymentFailed(reason.get()));
        } else {
            ended.complete(report(board));
        }
    }

    private synchronized EndReport report(Board board) {
        board.queued().forEach((node, count) -> undelivered.merge(node, count, Long::sum));
        return new EndReport(board.read(), undelivered, halfFrames);
    }
}
