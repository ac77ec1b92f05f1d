package io.millrace.ui.editor;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.SessionState;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.SampleStates;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A session that does nothing until it is told to: requests are answered one by one, and what it tells the FX thread waits
 * until it is delivered.
 */
final class LateSession {
    private final Deque<Runnable> requests = new ArrayDeque<>();
    private final Deque<Runnable> fxTasks = new ArrayDeque<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Consumer<SessionState>> listeners = new ArrayList<>();
    private SessionState state;
    private boolean refuseNext;

    LateSession(SessionState state) {
        this.state = state;
    }

    ProjectSession session() {
        return (ProjectSession) Proxy.newProxyInstance(
                LateSession.class.getClassLoader(), new Class<?>[] {ProjectSession.class}, this::call);
    }

    /** Stands for the FX thread. */
    Executor fx() {
        return fxTasks::addLast;
    }

    SessionState state() {
        return state;
    }

    List<Edit> edits() {
        return edits;
    }

    void refuseNext() {
        refuseNext = true;
    }

    /** The session's executor does its oldest request. */
    void answerOne() {
        if (!requests.isEmpty()) {
            requests.removeFirst().run();
        }
    }

    /** The FX thread does everything that waits. */
    void deliverStates() {
        while (!fxTasks.isEmpty()) {
            fxTasks.removeFirst().run();
        }
    }

    void answerAll() {
        while (!requests.isEmpty() || !fxTasks.isEmpty()) {
            answerOne();
            deliverStates();
        }
    }

    void changeElsewhere(SessionState next) {
        publish(next.project());
    }

    private Object call(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "state" -> state;
            case "listen" -> listen(arguments[0]);
            case "apply" -> request(() -> apply((Edit.SetCode) arguments[0]), (Edit) arguments[0]);
            case "undoCode", "redo" -> request(() -> Outcome.DONE, null);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    @SuppressWarnings("unchecked")
    private AutoCloseable listen(Object listener) {
        listeners.add((Consumer<SessionState>) listener);
        return () -> listeners.remove(listener);
    }

    private CompletableFuture<Outcome> request(java.util.function.Supplier<Outcome> work, Edit edit) {
        if (edit != null) {
            edits.add(edit);
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        requests.addLast(() -> answer.complete(work.get()));
        return answer;
    }

    private Outcome apply(Edit.SetCode edit) {
        if (refuseNext) {
            refuseNext = false;
            return Outcome.refused("There is no " + edit.code().owner() + ".");
        }
        Project p = state.project();
        TreeMap<CodeRef, String> code = new TreeMap<>(p.code());
        code.put(edit.code(), edit.text());
        publish(new Project(
                p.name(), p.nodes(), p.states(), p.edges(), code, p.layout(), p.data(), p.tests(), p.extras()));
        return Outcome.DONE;
    }

    private void publish(Project project) {
        state = SampleStates.with(state, project);
        listeners.forEach(listener -> listener.accept(state));
    }
}
