package io.millrace.app.deploy;

import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.runtime.SwapHeldUp;
import io.millrace.engine.topology.CodeRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A deployment with its senders and receivers. */
final class LiveApplication implements RunningApplication {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Deployment deployment;
    private final Senders senders;
    private final Receivers receivers;
    private final CompletableFuture<EndReport> ended;
    private volatile CompiledProject project;

    LiveApplication(CompiledProject project, Deployment deployment, Senders senders, Receivers receivers) {
        this.project = project;
        this.deployment = deployment;
        this.senders = senders;
        this.receivers = receivers;
        this.ended = deployment.ended().whenCompleteAsync((report, failure) -> {
            senders.close();
            receivers.closeWhenQuiet();
        });
    }

    @Override
    public CompiledProject project() {
        return project;
    }

    @Override
    public DeploymentStatus status() {
        return deployment.status();
    }

    @Override
    public int generation() {
        return deployment.generation();
    }

    @Override
    public MetricsSnapshot metrics() {
        return deployment.metrics();
    }

    @Override
    public CompletableFuture<SwapResult> swap(CompiledProject next) {
        final CompiledProject running = project;
        final Set<CodeRef> changed = new TreeSet<>(next.changedFrom(running));
        final List<String> reasons = new ArrayList<>(RestartReasons.ofGraph(running.topology(), next.topology()));
        reasons.addAll(RestartReasons.ofCode(running, next, changed));
        if (!reasons.isEmpty()) {
            return CompletableFuture.completedFuture(new SwapResult.NeedsRestart(reasons));
        }
        changed.removeIf(ref -> ref.role() == Role.TYPES);
        if (changed.isEmpty()) {
            project = next;
            return CompletableFuture.completedFuture(new SwapResult.Unchanged());
        }
        final CompletableFuture<Integer> swapped = next.hasOtherMessagesThan(running)
                ? deployment.swapAtRest(next.code(), changed)
                : deployment.swap(next.code(), changed);
        return swapped.handle((number, failure) -> {
            if (failure != null) {
                return refused(failure);
            }
            project = next;
            return new SwapResult.Swapped(number, Set.copyOf(changed));
        });
    }

    private static SwapResult refused(Throwable failure) {
        final @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof SwapHeldUp held) {
            return new SwapResult.HeldUp(held.problems());
        }
        final String message = cause == null ? null : cause.getMessage();
        return new SwapResult.Failed(message == null ? "The new code could not start." : message);
    }

    @Override
    public CompletableFuture<EndReport> stop(Duration bound) {
        return CompletableFuture.runAsync(senders::close)
                .thenCompose(done -> deployment.stop(bound))
                .thenCompose(report -> ended);
    }

    @Override
    public CompletableFuture<EndReport> ended() {
        return ended.copy();
    }

    @Override
    public List<SenderView> senders() {
        return senders.views();
    }

    @Override
    public List<ReceiverView> receivers() {
        return receivers.views();
    }

    @Override
    public void send(String source, SendPlan plan) throws PeerRefused {
        senders.start(source, plan);
    }

    @Override
    public void stopSending(String source) {
        senders.stop(source);
    }

    @Override
    public void compare(String sink, Optional<ProjectTest> test) throws PeerRefused {
        if (test.isPresent() && !test.get().expected().containsKey(sink)) {
            throw new PeerRefused("The test " + test.get().name() + " expects nothing of " + sink + ". "
                    + Nearest.advice(sink, test.get().expected().keySet()));
        }
        receivers.require(sink).compare(test.map(ProjectTest::expected).map(expected -> expected.get(sink)));
    }

    @Override
    public void split(String sink, Optional<Split> split) throws PeerRefused {
        receivers.require(sink).split(split);
    }

    @Override
    public void clear(String sink) throws PeerRefused {
        receivers.require(sink).clear();
    }

    @Override
    public void pause(String sink, boolean paused) throws PeerRefused {
        receivers.require(sink).pause(paused);
    }

    @Override
    public void close() {
        try {
            stop(BOUND).join();
        } catch (CompletionException e) {
            // It failed and said so to those who wait for its end; here it only has to be over.
            receivers.close();
        }
    }
}
