package io.millrace.ui.common;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.SessionState;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What all panels of one open project share: the session's newest state on the FX thread, live metrics, selection,
 * messages for the person, and "show me that place". Panels never talk to each other but through this.
 *
 * <p>Threading: FX thread, except where a method says so.
 */
public final class DesignerModel implements AutoCloseable {
    private final ProjectSession session;
    private final Executor fx;
    private final Selection selection = new Selection();
    private final ReadOnlyObjectWrapper<SessionState> state;
    private final ReadOnlyObjectWrapper<LiveMetrics> live = new ReadOnlyObjectWrapper<>(this, "live", LiveMetrics.NONE);
    private final ReadOnlyObjectWrapper<Message> message = new ReadOnlyObjectWrapper<>(this, "message", Message.NONE);
    private final List<Consumer<Problem.Where>> revealers = new CopyOnWriteArrayList<>();
    private final List<Consumer<CodeRef>> openers = new CopyOnWriteArrayList<>();
    private final AutoCloseable listening;

    /** A sentence for the person, shown for a while without stopping anybody. */
    public record Message(String text, boolean bad) {
        public static final Message NONE = new Message("", false);
    }

    public DesignerModel(ProjectSession session, Executor fx) {
        this.session = session;
        this.fx = fx;
        this.state = new ReadOnlyObjectWrapper<>(this, "state", session.state());
        this.listening = session.listen(next -> fx.execute(() -> take(next)));
    }

    private void take(SessionState next) {
        if (next.version() >= state.get().version()) {
            state.set(next);
        }
    }

    public ProjectSession session() {
        return session;
    }

    public Selection selection() {
        return selection;
    }

    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public SessionState state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<LiveMetrics> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** Called by the window's one poller. */
    public void setLive(LiveMetrics next) {
        live.set(next);
    }

    public ReadOnlyObjectProperty<Message> messageProperty() {
        return message.getReadOnlyProperty();
    }

    public void say(String text, boolean bad) {
        message.set(new Message(text, bad));
    }

    /** Applies an edit; a refusal becomes a message. The future completes on the FX thread. */
    public CompletableFuture<Outcome> apply(Edit edit) {
        return report(session.apply(edit));
    }

    /** Shows the text of an outcome and moves on to the FX thread. */
    public CompletableFuture<Outcome> report(CompletableFuture<Outcome> request) {
        return request.thenApplyAsync(
                outcome -> {
                    if (!outcome.text().isEmpty()) {
                        say(outcome.text(), !outcome.ok());
                    } else if (outcome.ok() && message.get().bad()) {
                        // What was in the way is not any more.
                        message.set(Message.NONE);
                    }
                    return outcome;
                },
                fx);
    }

    /** Registers a panel that can show places; each is asked in the order of registration. */
    public AutoCloseable onReveal(Consumer<Problem.Where> revealer) {
        revealers.add(revealer);
        return () -> revealers.remove(revealer);
    }

    /** Brings a place into view: selects the node or edge, opens the code at the line, the form at the setting. */
    public void reveal(Problem.Where where) {
        revealers.forEach(revealer -> revealer.accept(where));
    }

    /** Registers the panel where code is written. */
    public AutoCloseable onOpen(Consumer<CodeRef> opener) {
        openers.add(opener);
        return () -> openers.remove(opener);
    }

    /** Shows a snippet and puts the focus into it: somebody wants to write. */
    public void open(CodeRef code) {
        reveal(Problem.Where.code(code, 0, 0));
        openers.forEach(opener -> opener.accept(code));
    }

    @Override
    public void close() throws Exception {
        listening.close();
    }
}
