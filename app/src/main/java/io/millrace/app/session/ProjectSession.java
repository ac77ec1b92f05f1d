package io.millrace.app.session;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialInputs;
import io.millrace.app.trial.TrialResult;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One open project: document, history, checks, compile state, deployment, trials, file watch, recovery.
 *
 * <p>Threading: every method may be called from any thread and returns at once; work happens on the session's own
 * executor; listeners and futures are called there, never on the caller. Futures complete normally with an
 * {@link Outcome} even when something went wrong: its text is for people.
 */
public interface ProjectSession extends AutoCloseable {
    /** The newest state. */
    SessionState state();

    /** Calls the listener with each new state, in order, starting with the present one; close ends it. */
    AutoCloseable listen(Consumer<SessionState> listener);

    /** Applies an edit as one undo step. */
    CompletableFuture<Outcome> apply(Edit edit);

    /** Takes back the last step, wherever it was; the outcome's {@code reveal} says where to look. */
    CompletableFuture<Outcome> undo();

    /** Brings back the step that undo took. */
    CompletableFuture<Outcome> redo();

    /** Takes back the last change of one snippet alone. */
    CompletableFuture<Outcome> undoCode(CodeRef code);

    /** Writes the project to its folder. Fails with a text when it has none yet. */
    CompletableFuture<Outcome> save();

    /** Writes the project to a new or empty folder, which is its folder from then on. */
    CompletableFuture<Outcome> saveAs(Path folder);

    /** Remembers that this folder's code may run. */
    CompletableFuture<Outcome> trust();

    /** Compiles and starts the application as drawn; with senders and receivers when {@code withData}. */
    CompletableFuture<Outcome> run(boolean withData);

    /**
     * Brings all changes into the running application: code alone is swapped in place, with sockets and States kept; a
     * changed graph restarts it.
     */
    CompletableFuture<Outcome> deploy();

    /** Brings the code of one node (and of what it needs) into the running application; starts it if none runs. */
    CompletableFuture<Outcome> deployNode(String node);

    /** Drains and stops the application and its senders and receivers. */
    CompletableFuture<Outcome> stop();

    /** Counts of the running or last deployment, under the present names of nodes and edges; empty before the first. */
    Optional<MetricsSnapshot> metrics();

    /** Senders of the present run, one per source with a data set. */
    List<SenderView> senders();

    /** Receivers of the present run, one per TCP sink that aims at a free loopback port. */
    List<ReceiverView> receivers();

    /** Starts or restarts the sender of a source. */
    CompletableFuture<Outcome> send(String source, SendOrder order);

    /** Stops the sender of a source. */
    CompletableFuture<Outcome> stopSending(String source);

    /** Compares what a sink's receiver gets with the expected rows of a test, from now on; empty = no longer. */
    CompletableFuture<Outcome> compare(String sink, Optional<ProjectTest> test);

    /** Says how a sink's receiver cuts its stream into messages; empty = as it looks. */
    default CompletableFuture<Outcome> split(String sink, Optional<ReceiverView.Split> split) {
        return CompletableFuture.completedFuture(Outcome.refused("Nothing is running."));
    }

    /** Lets a sink's receiver forget its messages and count anew. */
    default CompletableFuture<Outcome> clear(String sink) {
        return CompletableFuture.completedFuture(Outcome.refused("Nothing is running."));
    }

    /** Keeps the shown messages of a sink's receiver as they are while true; it still counts. */
    default CompletableFuture<Outcome> pause(String sink, boolean paused) {
        return CompletableFuture.completedFuture(Outcome.refused("Nothing is running."));
    }

    /** Runs the document with data sets on the virtual clock, touching nothing outside. */
    CompletableFuture<PreviewOutcome> preview(TrialInputs inputs);

    /** Runs one test or all of them, as drawn, saved or not. */
    CompletableFuture<List<TestResult>> runTests(Optional<String> name);

    /** Writes a runnable jar; progress texts come on the session's executor. */
    CompletableFuture<Outcome> exportJar(Path to, Consumer<String> progress);

    /** Closes and throws unsaved work away: it is not offered the next time. */
    default void discard() {
        close();
    }

    /** Closes without saving; a running application is stopped; the recovery copy of a dirty document stays. */
    @Override
    void close();

    /**
     * How a request ended.
     *
     * @param ok it was done
     * @param text one or two sentences for people; empty when there is nothing to say
     * @param reveal name of a node or State, or id of an edge, that it is about
     * @param code the snippet that it is about
     */
    record Outcome(boolean ok, String text, Optional<String> reveal, Optional<CodeRef> code) {
        public static final Outcome DONE = new Outcome(true, "", Optional.empty(), Optional.empty());

        /** Nothing was wrong and nothing had to be done. */
        public static Outcome nothingDone(String text) {
            return new Outcome(true, text, Optional.empty(), Optional.empty());
        }

        public static Outcome refused(String text) {
            return new Outcome(false, text, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a sender shall do.
     *
     * @param file file name of the data set
     * @param repeat again from the start, for ever
     * @param perSecond messages per second; 0 = as fast as it goes
     * @param connections 1 to 100, each sends the whole data set
     */
    record SendOrder(String file, boolean repeat, double perSecond, int connections) {}

    /** A preview's result, or the sentence why there is none; {@code documentVersion} says of which document. */
    record PreviewOutcome(long documentVersion, Optional<TrialResult> result, String text) {}
}
