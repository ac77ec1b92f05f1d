package io.millrace.app.session;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.edit.Edit;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialInputs;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The session of an open project: takes each request to its own thread and hands it to the part that does it. */
final class OpenSession implements ProjectSession {
    private static final long WATCH_MILLIS = 400;
    private static final long LOOK_MILLIS = 200;

    private final SessionCore core;
    private final SessionThreads threads;
    private final Analyses analyses;
    private final FolderSync folder;
    private final LiveRun live;
    private final ConnectorChecks connectors;
    private final Runs runs;
    private final Peers peers;
    private final TrialRequests trials;
    private final Consumer<ProjectSession> whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OpenSession(SessionParts parts, SessionStart start, Consumer<ProjectSession> whenClosed) {
        this.threads = parts.threads();
        this.core = new SessionCore(parts, start);
        this.analyses = new Analyses(core, this::changed);
        this.folder = new FolderSync(core, start, this::changed, analyses::libraries);
        this.live = new LiveRun(core);
        this.connectors = new ConnectorChecks(core);
        this.runs = new Runs(core, live, connectors);
        this.peers = new Peers(core, live);
        this.trials = new TrialRequests(core);
        this.whenClosed = whenClosed;
    }

    /**
     * Opens a session.
     *
     * @param whenClosed is told when it is closed and what ran has stopped
     */
    static OpenSession open(SessionParts parts, SessionStart start, Consumer<ProjectSession> whenClosed) {
        final OpenSession session = new OpenSession(parts, start, whenClosed);
        start.unsaved().ifPresent(work -> UnsavedWork.bring(work, session.core));
        session.folder.keepCopy();
        session.core.publish();
        session.begin();
        return session;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void begin() {
        threads.tell(() -> {
            folder.useLibraries();
            analyses.request();
            connectors.request();
            threads.every(WATCH_MILLIS, folder::takeOver);
            threads.every(LOOK_MILLIS, live::look);
        });
        SessionThreads.on(threads.compile(), () -> {
            core.parts().machine().warmUp();
            return true;
        });
    }

    private void changed() {
        live.documentChanged();
        folder.keepCopy();
        analyses.request();
        connectors.request();
        core.publish();
    }

    private CompletableFuture<Outcome> ask(Callable<CompletableFuture<Outcome>> request) {
        return threads.ask(request, Outcome::refused);
    }

    private CompletableFuture<Outcome> now(Callable<Outcome> request) {
        return ask(() -> CompletableFuture.completedFuture(request.call()));
    }

    private CompletableFuture<Outcome> change(Supplier<Outcome> request) {
        return now(() -> {
            final long before = core.document().version();
            final Outcome outcome = request.get();
            if (core.document().version() != before) {
                changed();
            }
            return outcome;
        });
    }

    @Override
    public SessionState state() {
        return core.state();
    }

    @Override
    public AutoCloseable listen(Consumer<SessionState> listener) {
        return core.listen(listener);
    }

    @Override
    public CompletableFuture<Outcome> apply(Edit edit) {
        return change(() -> core.document().apply(edit, core.editContext()));
    }

    @Override
    public CompletableFuture<Outcome> undo() {
        return change(core.document()::undo);
    }

    @Override
    public CompletableFuture<Outcome> redo() {
        return change(core.document()::redo);
    }

    @Override
    public CompletableFuture<Outcome> undoCode(CodeRef code) {
        return change(() -> core.document().undoCode(code));
    }

    @Override
    public CompletableFuture<Outcome> save() {
        return now(folder::save);
    }

    @Override
    public CompletableFuture<Outcome> saveAs(Path to) {
        return now(() -> folder.saveAs(to));
    }

    @Override
    public CompletableFuture<Outcome> trust() {
        return now(folder::trust);
    }

    @Override
    public CompletableFuture<Outcome> run(boolean withData) {
        return ask(() -> runs.run(withData));
    }

    @Override
    public CompletableFuture<Outcome> deploy() {
        return ask(runs::deploy);
    }

    @Override
    public CompletableFuture<Outcome> deployNode(String node) {
        return ask(() -> runs.deployNode(node));
    }

    @Override
    public CompletableFuture<Outcome> stop() {
        return ask(runs::stop);
    }

    @Override
    public Optional<MetricsSnapshot> metrics() {
        return live.metrics();
    }

    @Override
    public List<SenderView> senders() {
        return live.senders();
    }

    @Override
    public List<ReceiverView> receivers() {
        return live.receivers();
    }

    @Override
    public CompletableFuture<Outcome> send(String source, SendOrder order) {
        return ask(() -> peers.send(source, order));
    }

    @Override
    public CompletableFuture<Outcome> stopSending(String source) {
        return ask(() -> peers.stopSending(source));
    }

    @Override
    public CompletableFuture<Outcome> compare(String sink, Optional<ProjectTest> test) {
        return ask(() -> peers.compare(sink, test));
    }

    @Override
    public CompletableFuture<Outcome> split(String sink, Optional<ReceiverView.Split> split) {
        return ask(() -> peers.receiver(sink, (application, name) -> application.split(name, split)));
    }

    @Override
    public CompletableFuture<Outcome> clear(String sink) {
        return ask(() -> peers.receiver(sink, RunningApplication::clear));
    }

    @Override
    public CompletableFuture<Outcome> pause(String sink, boolean paused) {
        return ask(() -> peers.receiver(sink, (application, name) -> application.pause(name, paused)));
    }

    @Override
    public CompletableFuture<PreviewOutcome> preview(TrialInputs inputs) {
        return threads.ask(
                () -> trials.preview(inputs),
                text -> new PreviewOutcome(core.state().documentVersion(), Optional.empty(), text));
    }

    @Override
    public CompletableFuture<List<TestResult>> runTests(Optional<String> name) {
        return threads.ask(() -> trials.tests(name), text -> List.of(TrialRequests.failed(name.orElse("tests"), text)));
    }

    @Override
    public CompletableFuture<Outcome> exportJar(Path to, Consumer<String> progress) {
        return ask(() -> trials.export(to, progress));
    }

    @Override
    public void discard() {
        if (!closed.get()) {
            threads.tell(folder::forget);
        }
        close();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.end(this::end, core.parts().machine()::close);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void end() {
        core.forgetListeners();
        analyses.stop();
        folder.release();
        live.shut().whenComplete((stopped, failure) -> whenClosed.accept(this));
    }
}
