package io.millrace.app.session;

import static io.millrace.app.session.SessionFixture.await;
import static io.millrace.app.session.SessionFixture.done;
import static io.millrace.app.session.SessionFixture.get;
import static io.millrace.app.session.SessionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.Eventually;
import io.millrace.app.session.FaultyMachine.Fault;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.trial.TrialInputs;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong behind a session, its futures end with a sentence and it goes on. */
class SessionFaultTest {
    @TempDir
    Path temp;

    private SessionFixture fixture(FaultyMachine machine) {
        return new SessionFixture(
                temp.resolve("home"),
                (home, copies) -> new SessionParts(home, copies, Catalogue.standard(), machine, new SessionThreads()));
    }

    private static void goesOn(ProjectSession session) {
        done(session.apply(new Edit.SetTitle("in", "still here")));
        assertThat(session.state().project().nodes().get("in").title()).isEqualTo("still here");
    }

    @Test
    void aFailureWhileStartingFromATemplateRefusesTheEdit() throws Exception {
        try (SessionFixture fixture = fixture(new FaultyMachine(Fault.TEMPLATE))) {
            final ProjectSession session = fixture.workspace.openSample("celsius");
            final Outcome outcome = get(session.apply(SessionFixture.add("computation", "a")));
            assertThat(outcome.ok()).isFalse();
            assertThat(outcome.text()).startsWith("Something went wrong inside Millrace");
            assertThat(session.state().project().nodes()).doesNotContainKey("a");
            goesOn(session);
        }
    }

    @Test
    void aFailingAnalysisIsAWarning() throws Exception {
        try (SessionFixture fixture = fixture(new FaultyMachine(Fault.ANALYSE))) {
            final ProjectSession session = fixture.workspace.openSample("celsius");
            await(
                    session,
                    state -> state.problems().stream()
                            .map(Problem::message)
                            .anyMatch("the code could not be checked"::equals));
            goesOn(session);
        }
    }

    @Test
    void failuresOfCompilerStartTrialAndExportAreSentences() throws Exception {
        for (final Fault fault : List.of(Fault.WARM_UP, Fault.COMPILE, Fault.START, Fault.PREVIEW, Fault.EXPORT)) {
            try (SessionFixture fixture = fixture(new FaultyMachine(fault))) {
                final ProjectSession session = fixture.workspace.openSample("celsius");
                if (fault == Fault.COMPILE || fault == Fault.START) {
                    assertThat(get(session.run(false)).text()).contains("wrong inside Millrace");
                    assertThat(session.state().run().busy()).isEmpty();
                }
                assertThat(get(session.preview(new TrialInputs(Map.of(), Map.of())))
                                .text())
                        .contains("wrong inside Millrace");
                assertThat(get(session.runTests(Optional.empty())))
                        .allSatisfy(result ->
                                assertThat(result.problem().orElseThrow()).contains("wrong inside Millrace"));
                assertThat(get(session.exportJar(temp.resolve("x.jar"), text -> {}))
                                .ok())
                        .isFalse();
                goesOn(session);
            }
        }
    }

    @Test
    void anExportThatFailsSaysWhyAndProgressWasTold() throws Exception {
        try (SessionFixture fixture = fixture(new FaultyMachine(Fault.WARM_UP))) {
            final ProjectSession session = fixture.workspace.openSample("celsius");
            final List<String> progress = new CopyOnWriteArrayList<>();
            refused(session.exportJar(temp.resolve("x.jar"), progress::add), "The disk is full.");
            assertThat(progress).containsExactly("Compiling", "half done");
        }
    }

    @Test
    void whatIsStartedWhileTheSessionEndsIsStopped() throws Exception {
        final FaultyMachine machine = new FaultyMachine(Fault.START_LASTS);
        final int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        final SessionFixture fixture = fixture(machine);
        final ProjectSession session = fixture.workspace.openSample("celsius");
        done(session.apply(new Edit.SetSetting("in", "port", Optional.of(String.valueOf(port)))));
        final CompletableFuture<Outcome> run = session.run(false);
        assertThat(machine.begun.await(30, TimeUnit.SECONDS)).isTrue();
        session.close();
        machine.release.countDown();
        refused(run, "closed");
        Eventually.until("the port is free again", () -> {
            try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return again.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
