package io.millrace.app.session;

import static io.millrace.app.session.SessionFixture.ADD;
import static io.millrace.app.session.SessionFixture.await;
import static io.millrace.app.session.SessionFixture.code;
import static io.millrace.app.session.SessionFixture.done;
import static io.millrace.app.session.SessionFixture.get;
import static io.millrace.app.session.SessionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Clip;
import io.millrace.app.edit.Edit;
import io.millrace.app.peer.Eventually;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.session.ProjectSession.PreviewOutcome;
import io.millrace.app.session.ProjectSession.SendOrder;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialInputs;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.topology.CodeRef;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real compiler, engine and peers on real sockets. */
class SessionRunTest {
    private static final String KELVIN = "double compute(double rated) {\n    return rated + 273.15;\n}\n";
    private static final CodeRef RATE = new CodeRef("to-rate", Role.COMPUTE);

    @TempDir
    Path home;

    private SessionFixture fixture;
    private ProjectSession session;

    @BeforeEach
    void open() throws Exception {
        fixture = new SessionFixture(home);
        session = fixture.workspace.openSample("celsius");
        done(session.apply(new Edit.SetSetting("in", "port", Optional.of("0"))));
        done(session.apply(new Edit.SetSetting("out", "port", Optional.of(String.valueOf(freePort())))));
    }

    @AfterEach
    void close() {
        get(session.stop());
        fixture.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private NodeId id(String name) {
        return session.state().project().nodes().get(name).id();
    }

    private long crossed(String edge) {
        return Optional.ofNullable(session.metrics().orElseThrow().edges().get(edge))
                .map(each -> each.messages())
                .orElse(-1L);
    }

    private List<String> got() {
        return session.receivers().stream()
                .flatMap(view -> view.last().stream())
                .map(bytes -> new String(bytes.toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private Socket connect() throws IOException {
        final int port =
                session.metrics().orElseThrow().nodes().get("in").link().port();
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, float celsius) throws IOException {
        final DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(4);
        out.writeFloat(celsius);
        out.flush();
    }

    @Test
    void runWithDataShowsWhatComesOutAndCounts() {
        done(session.run(true));
        assertThat(session.state().run().running()).isTrue();
        assertThat(session.state().run().withData()).isTrue();
        assertThat(session.state().run().busy()).isEmpty();
        assertThat(session.state().run().pending()).isZero();
        Eventually.until("the first output is there", () -> got().contains("122.000000"));
        Eventually.until("messages are counted", () -> crossed("in--to-rate") > 27);
        assertThat(session.senders()).extracting(view -> view.source()).containsExactly("in");
        final String end = done(session.stop()).text();
        assertThat(end).isEqualTo("It has ended and everything was delivered.");
        assertThat(session.state().run().status()).contains(DeploymentStatus.STOPPED);
        assertThat(session.state().run().lastEnd()).contains(end);
        refused(session.stop(), "Nothing is running");
    }

    @Test
    void changedCodeIsBroughtInWithSocketsKept() throws IOException {
        done(session.run(true));
        done(session.stopSending("in"));
        try (Socket socket = connect()) {
            send(socket, 100);
            Eventually.until("Fahrenheit comes out", () -> got().contains("212.000000"));
            done(session.apply(code(RATE, "double compute(float celsius) {\n    return celsius;\n}\n")));
            done(session.apply(code(ADD, KELVIN)));
            assertThat(session.state().run().changed()).containsExactlyInAnyOrder(id("to-rate"), id("add-32"));
            assertThat(session.state().run().needsRestart()).isFalse();
            assertThat(done(session.deploy()).text()).isEqualTo("Generation 2 runs.");
            assertThat(session.state().run().pending()).isZero();
            assertThat(session.state().run().generation()).isEqualTo(2);
            send(socket, 100);
            Eventually.until("Kelvin comes out", () -> got().contains("373.150000"));
        }
    }

    @Test
    void codeThatDoesNotCompileLeavesTheOldRunning() throws IOException {
        done(session.run(true));
        done(session.stopSending("in"));
        done(session.apply(code(ADD, "double compute(double rated) {\n    return rated + ;\n}\n")));
        done(session.apply(code(RATE, "double compute(float celsius) {\n    return celsius * 2;\n}\n")));
        await(session, state -> state.run().older().contains(id("add-32")));
        final var outcome = refused(session.deploy(), "The running code goes on", "add-32.compute.jsh line 2");
        assertThat(outcome.code()).contains(ADD);
        refused(session.deployNode("add-32"), "add-32.compute.jsh line 2");

        done(session.deployNode("to-rate"));
        assertThat(session.state().run().changed()).containsExactly(id("add-32"));
        try (Socket socket = connect()) {
            send(socket, 10);
            Eventually.until("new and old code run together", () -> got().contains("52.000000"));
        }
    }

    @Test
    void aRenameDisturbsNothingAndCountsGoOnUnderTheNewName() throws IOException {
        done(session.run(true));
        Eventually.until("messages are counted", () -> crossed("to-rate--add-32") > 0);
        done(session.apply(new Edit.Rename("add-32", "plus")));
        assertThat(session.state().run().pending()).isZero();
        assertThat(session.state().run().needsRestart()).isFalse();
        assertThat(crossed("to-rate--plus")).isPositive();
        assertThat(session.metrics().orElseThrow().nodes()).containsKey("plus").doesNotContainKey("add-32");
        done(session.apply(code(new CodeRef("plus", Role.COMPUTE), KELVIN)));
        done(session.deployNode("plus"));
        assertThat(session.state().run().generation()).isEqualTo(2);
        done(session.apply(new Edit.Rename("out", "sink")));
        assertThat(session.receivers()).extracting(ReceiverView::sink).containsExactly("sink");
        done(session.clear("sink"));
    }

    @Test
    void aChangedGraphIsShownAndDeployRestarts() {
        done(session.run(false));
        final NodeId removed = id("add-32");
        done(session.apply(new Edit.DeleteAndHeal(Set.of("add-32"))));
        assertThat(session.state().run().removed()).containsEntry(removed, "add-32");
        assertThat(session.state().run().changed()).containsExactly(id("to-rate"));
        assertThat(session.state().run().needsRestart()).isTrue();
        done(session.apply(SessionFixture.add("computation", "extra")));
        assertThat(session.state().run().added()).containsExactly(id("extra"));
        refused(session.deployNode("extra"), "not running yet");
        refused(session.deploy(), "nothing is connected to the input of extra");
        done(session.undo());
        assertThat(done(session.deploy()).text()).startsWith("Restarted.");
        assertThat(session.state().run().running()).isTrue();
        assertThat(session.state().run().removed()).isEmpty();
        assertThat(session.state().run().needsRestart()).isFalse();
    }

    @Test
    void whatCannotGoTogetherOutsideIsAProblemAndWhatRunsGoesOn() throws IOException {
        done(session.apply(new Edit.SetSetting("in", "port", Optional.of(String.valueOf(freePort())))));
        done(session.run(false));
        final String clip = Clip.of(
                session.state().project(), session.state().project().nodes().keySet());
        done(session.apply(new Edit.Paste(clip, new Position(0, 400))));

        await(
                session,
                state -> state.problems().stream()
                        .anyMatch(problem -> problem.message().contains("both listen")));
        refused(session.deploy(), "The running code goes on", "both listen");
        assertThat(session.state().run().running()).isTrue();
        assertThat(session.state().run().generation()).isEqualTo(1);
    }

    @Test
    void whatRanBeforeRunsAgainWhenItsSuccessorCannotStart() throws IOException {
        done(session.run(false));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String port = String.valueOf(taken.getLocalPort());
            done(session.apply(new Edit.SetSetting("in", "port", Optional.of(port))));

            refused(session.deploy(), port, "What ran before runs again, from its start.");
        }
        assertThat(session.state().run().running()).isTrue();
        assertThat(session.state().run().changed()).containsExactly(id("in"));
    }

    @Test
    void whatCannotRunSaysWhyAndStartsNothing() throws IOException {
        done(session.apply(code(ADD, "nonsense")));
        refused(session.run(false), "It can't run yet", "add-32.compute.jsh");
        done(session.undo());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            done(session.apply(new Edit.SetSetting("in", "port", Optional.of(String.valueOf(taken.getLocalPort())))));
            refused(session.run(false), String.valueOf(taken.getLocalPort()));
        }
        assertThat(session.state().run().status()).isEmpty();
        assertThat(session.state().run().busy()).isEmpty();
        refused(session.send("in", new SendOrder("readings.hex", false, 0, 1)), "Nothing is running");
    }

    @Test
    void aSenderCanBeStartedAgainWithOtherOrders() {
        done(session.run(true));
        done(session.send("in", new SendOrder("readings.hex", false, 0, 2)));
        refused(session.send("in", new SendOrder("nothing.hex", false, 0, 1)), "no data set nothing.hex");
        done(session.compare(
                "out", Optional.of(session.state().project().tests().get("a-day"))));
        refused(session.compare("nobody", Optional.empty()), "nobody");
    }

    @Test
    void closingStopsWhatRuns() throws Exception {
        done(session.run(false));
        final int port =
                session.metrics().orElseThrow().nodes().get("in").link().port();
        session.close();
        Eventually.until("the port is free again", () -> {
            try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return again.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void previewAndTestsRunTheDocumentAsItIs() {
        final PreviewOutcome preview = get(session.preview(new TrialInputs(Map.of("in", "readings.hex"), Map.of())));
        assertThat(preview.text()).isEmpty();
        assertThat(preview.documentVersion()).isEqualTo(session.state().documentVersion());
        assertThat(preview.result().orElseThrow().outputCounts()).containsEntry("out", 27L);
        assertThat(get(session.runTests(Optional.empty())))
                .extracting(TestResult::passed)
                .containsExactly(true);
        done(session.apply(code(ADD, KELVIN)));
        assertThat(get(session.runTests(Optional.of("a-day"))))
                .extracting(TestResult::passed)
                .containsExactly(false);
        assertThat(get(session.runTests(Optional.of("b"))).get(0).problem()).contains("There is no test b.");
        done(session.apply(code(ADD, "nonsense")));
        assertThat(get(session.runTests(Optional.empty())).get(0).problem().orElseThrow())
                .contains("Not tested", "add-32.compute.jsh");
        assertThat(get(session.preview(new TrialInputs(Map.of(), Map.of()))).text())
                .contains("No preview");
    }
}
