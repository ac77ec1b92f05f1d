package io.millrace.ui;

import io.millrace.app.edit.Applied;
import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.EditRefused;
import io.millrace.app.edit.Edits;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialInputs;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A session without compiler and engine for tests of panels: applies edits at once on the caller's thread, keeps a
 * history, records every request as text. Whatever a panel shall see can be put in with {@link #publish}.
 */
public final class FakeSession implements ProjectSession {
    private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Edit> edits = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Deque<Project> undo = new ArrayDeque<>();
    private final Deque<Project> redo = new ArrayDeque<>();
    private final AtomicLong lastId = new AtomicLong(1000);
    private final EditContext context =
            new EditContext(Catalogue.standard(), () -> new NodeId(lastId.incrementAndGet()), (ref, after) -> "");
    private volatile SessionState state;
    private volatile Optional<MetricsSnapshot> metrics = Optional.empty();
    private volatile List<SenderView> senders = List.of();
    private volatile List<ReceiverView> receivers = List.of();
    private volatile Optional<Outcome> nextOutcome = Optional.empty();
    private volatile Optional<PreviewOutcome> previewOutcome = Optional.empty();
    private volatile List<TestResult> testResults = List.of();

    public FakeSession(SessionState state) {
        this.state = state;
    }

    public FakeSession(Project project) {
        this(SampleStates.of(project));
    }

    /** Every edit that was asked for, also refused ones. */
    public List<Edit> edits() {
        return edits;
    }

    /** Every request but edits, such as {@code run true} or {@code deployNode add-32}. */
    public List<String> calls() {
        return calls;
    }

    /** Lets the next request end like this instead. */
    public void refuseNext(String text) {
        nextOutcome = Optional.of(Outcome.refused(text));
    }

    public void setMetrics(MetricsSnapshot snapshot) {
        metrics = Optional.of(snapshot);
    }

    public void setPeers(List<SenderView> newSenders, List<ReceiverView> newReceivers) {
        senders = List.copyOf(newSenders);
        receivers = List.copyOf(newReceivers);
    }

    public void setPreview(PreviewOutcome outcome) {
        previewOutcome = Optional.of(outcome);
    }

    public void setTestResults(List<TestResult> results) {
        testResults = List.copyOf(results);
    }

    /** Puts another project in; grows the document's version. */
    public void setProject(Project project) {
        publish(SampleStates.with(state, project));
    }

    public void setRun(RunState run) {
        publish(SampleStates.with(state, run));
    }

    public void setAnalysis(ProjectAnalysis analysis, List<Problem> problems) {
        publish(SampleStates.with(state, analysis, problems));
    }

    /** Publishes a state as the newest one, whatever its version. */
    public void publish(SessionState next) {
        SessionState s = next;
        state = new SessionState(
                state.version() + 1,
                s.documentVersion(),
                s.folder(),
                s.project(),
                s.dirty(),
                s.trusted(),
                undo.isEmpty() ? Optional.empty() : Optional.of("last edit"),
                redo.isEmpty() ? Optional.empty() : Optional.of("last edit"),
                s.analysis(),
                s.analysedVersion(),
                s.problems(),
                s.run(),
                s.pristine());
        listeners.forEach(listener -> listener.accept(state));
    }

    @Override
    public SessionState state() {
        return state;
    }

    @Override
    public AutoCloseable listen(Consumer<SessionState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletableFuture<Outcome> apply(Edit edit) {
        edits.add(edit);
        Optional<Outcome> forced = takeForced();
        if (forced.isPresent()) {
            return done(forced.get());
        }
        try {
            Applied applied = Edits.apply(state.project(), edit, context);
            undo.push(state.project());
            redo.clear();
            setProject(applied.project());
            return done(new Outcome(true, "", applied.reveal(), applied.code()));
        } catch (EditRefused refused) {
            return done(Outcome.refused(refused.getMessage()));
        }
    }

    @Override
    public CompletableFuture<Outcome> undo() {
        calls.add("undo");
        return travel(undo, redo);
    }

    @Override
    public CompletableFuture<Outcome> redo() {
        calls.add("redo");
        return travel(redo, undo);
    }

    private CompletableFuture<Outcome> travel(Deque<Project> from, Deque<Project> to) {
        if (from.isEmpty()) {
            return done(Outcome.refused("There is nothing to take back."));
        }
        to.push(state.project());
        setProject(from.pop());
        return done(Outcome.DONE);
    }

    @Override
    public CompletableFuture<Outcome> undoCode(CodeRef code) {
        return called("undoCode " + code.fileName());
    }

    @Override
    public CompletableFuture<Outcome> save() {
        return called("save");
    }

    @Override
    public CompletableFuture<Outcome> saveAs(Path folder) {
        return called("saveAs " + folder.getFileName());
    }

    @Override
    public CompletableFuture<Outcome> trust() {
        return called("trust");
    }

    @Override
    public CompletableFuture<Outcome> run(boolean withData) {
        return called("run " + withData);
    }

    @Override
    public CompletableFuture<Outcome> deploy() {
        return called("deploy");
    }

    @Override
    public CompletableFuture<Outcome> deployNode(String node) {
        return called("deployNode " + node);
    }

    @Override
    public CompletableFuture<Outcome> stop() {
        return called("stop");
    }

    @Override
    public Optional<MetricsSnapshot> metrics() {
        return metrics;
    }

    @Override
    public List<SenderView> senders() {
        return senders;
    }

    @Override
    public List<ReceiverView> receivers() {
        return receivers;
    }

    @Override
    public CompletableFuture<Outcome> send(String source, SendOrder order) {
        return called("send " + source + " " + order);
    }

    @Override
    public CompletableFuture<Outcome> stopSending(String source) {
        return called("stopSending " + source);
    }

    @Override
    public CompletableFuture<Outcome> compare(String sink, Optional<ProjectTest> test) {
        return called("compare " + sink + " " + test.map(ProjectTest::name).orElse("nothing"));
    }

    @Override
    public CompletableFuture<PreviewOutcome> preview(TrialInputs order) {
        calls.add("preview " + order);
        return CompletableFuture.completedFuture(previewOutcome.orElse(
                new PreviewOutcome(state.documentVersion(), Optional.empty(), "There is nothing to show.")));
    }

    @Override
    public CompletableFuture<List<TestResult>> runTests(Optional<String> name) {
        calls.add("runTests " + name.orElse("all"));
        return CompletableFuture.completedFuture(new ArrayList<>(testResults));
    }

    @Override
    public CompletableFuture<Outcome> exportJar(Path to, Consumer<String> progress) {
        progress.accept("Writing " + to.getFileName());
        return called("exportJar " + to.getFileName());
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private CompletableFuture<Outcome> called(String call) {
        calls.add(call);
        return done(takeForced().orElse(Outcome.DONE));
    }

    private Optional<Outcome> takeForced() {
        Optional<Outcome> forced = nextOutcome;
        nextOutcome = Optional.empty();
        return forced;
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
