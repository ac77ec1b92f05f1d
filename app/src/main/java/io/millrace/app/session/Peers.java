package io.millrace.app.session;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.ProjectSession.SendOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Orders for the senders and receivers of the present run. Used by the session's thread. */
final class Peers {
    private final SessionCore core;
    private final LiveRun live;

    Peers(SessionCore core, LiveRun live) {
        this.core = core;
        this.live = live;
    }

    /** Something that a peer may refuse. */
    interface Order {
        void give(RunningApplication application) throws PeerRefused;
    }

    CompletableFuture<Outcome> send(String source, SendOrder order) {
        final Optional<DataSet> data = Optional.ofNullable(core.project().data().get(source))
                .flatMap(sets -> Optional.ofNullable(sets.get(order.file())));
        if (data.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Outcome.refused(source + " has no data set " + order.file() + "."));
        }
        final SendPlan plan = new SendPlan(data.get(), order.repeat(), order.perSecond(), order.connections());
        return order(application -> application.send(live.names().running(source), plan));
    }

    CompletableFuture<Outcome> stopSending(String source) {
        return order(application -> application.stopSending(live.names().running(source)));
    }

    CompletableFuture<Outcome> compare(String sink, Optional<ProjectTest> test) {
        final RunNames names = live.names();
        return order(application -> application.compare(names.running(sink), test.map(each -> renamed(each, names))));
    }

    private static ProjectTest renamed(ProjectTest test, RunNames names) {
        final Map<String, Expected> expected = new LinkedHashMap<>();
        test.expected().forEach((sink, rows) -> expected.put(names.running(sink), rows));
        return new ProjectTest(test.name(), test.inputs(), test.generate(), expected);
    }

    /** An order about a sink's receiver. */
    CompletableFuture<Outcome> receiver(String sink, SinkOrder order) {
        return order(application -> order.give(application, live.names().running(sink)));
    }

    /** Something that a receiver may refuse. */
    interface SinkOrder {
        void give(RunningApplication application, String runningSink) throws PeerRefused;
    }

    private CompletableFuture<Outcome> order(Order order) {
        final Optional<RunningApplication> application = live.application().filter(each -> live.running());
        if (application.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.refused("Nothing is running: run it with data first."));
        }
        return SessionThreads.on(core.parts().threads().work(), () -> {
            try {
                order.give(application.get());
                return Outcome.DONE;
            } catch (PeerRefused e) {
                return Outcome.refused(String.valueOf(e.getMessage()));
            }
        });
    }
}
