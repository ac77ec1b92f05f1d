package io.millrace.app.session;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Project;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The present or last run. Changed by the session's thread; counts and peers may be read by any, under the names that
 * the document has now.
 */
final class LiveRun {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final SessionCore core;
    private String busy = "";
    private Optional<String> lastEnd = Optional.empty();
    private boolean withData;
    private Project project = Project.empty("");
    private volatile Seen seen = new Seen(Optional.empty(), RunNames.NONE);
    private Compared compared = new Compared(-1, -1, -1, RunDiff.NONE);
    private long runs;
    private String shown = "";
    private Optional<RunningApplication> adopted = Optional.empty();
    private boolean shut;

    private record Seen(Optional<RunningApplication> application, RunNames names) {}

    /** A difference between what runs and the document, with the numbers of what it was made of. */
    private record Compared(long run, long document, long analysis, RunDiff diff) {
        boolean sameAs(Compared other) {
            return run == other.run && document == other.document && analysis == other.analysis;
        }
    }

    /** How an application is started, and what to say about it. */
    record How(boolean withData, String why) {}

    LiveRun(SessionCore core) {
        this.core = core;
        core.run(this::state);
    }

    boolean running() {
        return application().filter(each -> !each.status().isTerminal()).isPresent();
    }

    Optional<RunningApplication> application() {
        return seen.application();
    }

    /** What runs, under the names that it had when it was started. */
    Project project() {
        return project;
    }

    boolean withData() {
        return withData;
    }

    String lastEnd() {
        return lastEnd.orElse("");
    }

    RunNames names() {
        return seen.names();
    }

    /** Says what is being done. */
    void busy(String text) {
        if (!busy.equals(text)) {
            busy = text;
            core.publish();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void started(RunningApplication application, Project of, boolean data) {
        project = of;
        runs++;
        withData = data;
        lastEnd = Optional.empty();
        seen = new Seen(Optional.of(application), RunNames.of(of, core.project()));
        application
                .ended()
                .whenCompleteAsync(
                        (report, failure) -> ended(application, report, failure),
                        core.parts().threads().session());
        busy = "";
        core.publish();
    }

    void swapped(Project next) {
        project = next;
        runs++;
        busy = "";
        documentChanged();
        core.publish();
    }

    /** It has come to its end, by itself or stopped; telling it again makes no difference. */
    void ended(RunningApplication application, @Nullable EndReport report, @Nullable Throwable failure) {
        if (seen.application().filter(application::equals).isPresent()) {
            lastEnd = Optional.of(report == null ? failed(failure) : EndWords.of(report, seen.names()));
            core.publish();
        }
    }

    private static String failed(@Nullable Throwable failure) {
        final @Nullable String message =
                failure == null ? null : Refusals.cause(failure).getMessage();
        return "It stopped with a failure" + (message == null ? "." : ": " + message);
    }

    /** Takes what has just been started, on any thread; after the session's end it is stopped at once. */
    synchronized RunningApplication adopt(RunningApplication application) {
        if (shut) {
            stop(application);
            throw new RejectedExecutionException();
        }
        adopted = Optional.of(application);
        return application;
    }

    /** The session ends: what runs is stopped, and nothing more is started. The future tells when it has stopped. */
    synchronized CompletableFuture<?> shut() {
        shut = true;
        return adopted.filter(each -> !each.status().isTerminal())
                .<CompletableFuture<?>>map(each -> each.stop(BOUND))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void stop(RunningApplication application) {
        application.stop(BOUND);
    }

    /** Names may have changed. */
    void documentChanged() {
        seen = new Seen(seen.application(), RunNames.of(project, core.project()));
    }

    /** Publishes when the application has gone on by itself. */
    void look() {
        final String now = application()
                .map(each -> each.status() + " " + each.generation() + " " + troubles())
                .orElse("");
        if (!now.equals(shown)) {
            shown = now;
            core.publish();
        }
    }

    private RunState state() {
        final Optional<RunningApplication> application = application();
        if (application.isEmpty()) {
            return new RunState(
                    Optional.empty(),
                    0,
                    busy,
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    Set.of(),
                    lastEnd,
                    false,
                    false,
                    List.of());
        }
        final DeploymentStatus status = application.get().status();
        final RunDiff diff = status.isTerminal() ? RunDiff.NONE : diff();
        return new RunState(
                Optional.of(status),
                application.get().generation(),
                busy,
                diff.changed(),
                diff.added(),
                diff.removed(),
                diff.older(),
                lastEnd,
                withData,
                diff.needsRestart(),
                troubles());
    }

    private RunDiff diff() {
        final Compared now = new Compared(runs, core.document().version(), core.analyses(), RunDiff.NONE);
        if (!now.sameAs(compared)) {
            compared = new Compared(
                    now.run(),
                    now.document(),
                    now.analysis(),
                    RunDiff.of(
                            project,
                            core.project(),
                            core.analysis(),
                            core.parts().catalogue()));
        }
        return compared.diff();
    }

    private List<String> troubles() {
        final List<String> troubles = new ArrayList<>();
        senders().stream()
                .filter(view -> !view.trouble().isEmpty())
                .forEach(view -> troubles.add(view.source() + ": " + view.trouble()));
        receivers().stream()
                .filter(view -> !view.trouble().isEmpty())
                .forEach(view -> troubles.add(view.sink() + ": " + view.trouble()));
        return List.copyOf(troubles);
    }

    Optional<MetricsSnapshot> metrics() {
        final Seen now = seen;
        return now.application().map(each -> now.names().of(each.metrics()));
    }

    List<SenderView> senders() {
        final Seen now = seen;
        return now.application()
                .map(each -> each.senders().stream().map(now.names()::of).toList())
                .orElse(List.of());
    }

    List<ReceiverView> receivers() {
        final Seen now = seen;
        return now.application()
                .map(each -> each.receivers().stream().map(now.names()::of).toList())
                .orElse(List.of());
    }
}
