package io.millrace.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.deploy.RunOptions.Peers;
import io.millrace.app.peer.Eventually;
import io.millrace.app.peer.PeerRefused;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeployerTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String FIFTY = "00000004" + "42480000";

    private final SampleProjects samples = new SampleProjects();

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void runWithDataBringsEveryRowFromSenderToReceiver() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        try (RunningApplication running = start(celsius, Peers.once(celsius, OutputListener.NONE))) {
            running.compare("out", Optional.of(celsius.tests().get("a-day")));
            Eventually.until("all came", () -> receiver(running).messages() == 27);
            assertThat(texts(receiver(running))).startsWith("122.000000", "-40.000000", "10442.819434");
            assertThat(running.senders()).singleElement().satisfies(sender -> {
                assertThat(sender.sent()).isEqualTo(27);
                assertThat(sender.trouble()).isEmpty();
            });
            final EndReport report = running.stop(BOUND).get(20, TimeUnit.SECONDS);
            assertThat(report.undelivered()).isEmpty();
            assertThat(report.metrics().edges().get("add-32--out").messages()).isEqualTo(27);
            assertThat(receiver(running).messages()).isEqualTo(27);
            assertThat(running.status()).isEqualTo(DeploymentStatus.STOPPED);
        }
    }

    @Test
    void aNewComparisonShowsTheFirstDifference() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        try (RunningApplication running = start(celsius, new Peers(Map.of(), OutputListener.NONE))) {
            running.compare("out", Optional.of(celsius.tests().get("a-day")));
            running.send("in", SendPlan.once(DataSet.text("two.hex", "42480000\n42480000\n")));
            Eventually.until("both came", () -> receiver(running).messages() == 2);
            assertThat(receiver(running).comparison().orElseThrow().matched()).isEqualTo(1);
            assertThat(receiver(running).comparison().orElseThrow().difference())
                    .contains("Row 2: expected -40.000000, got 122.000000");
        }
    }

    @Test
    void whereAnotherProgramListensTheSinkIsConnectedToThat() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        try (ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningApplication running = Deployer.start(
                        samples.compile(celsius),
                        RunOptions.plain(SampleProjects.FOLDER)
                                .withLayers(SampleProjects.ports(Map.of("in", 0, "out", program.getLocalPort())))
                                .withPeers(Peers.once(celsius, OutputListener.NONE)));
                Socket accepted = program.accept()) {
            assertThat(receiver(running).trouble()).startsWith("connected to another program");
            assertThat(accepted.getInputStream().readNBytes(11))
                    .isEqualTo("122.000000\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> running.clear("out"))
                    .isInstanceOf(PeerRefused.class)
                    .hasMessageContaining("connected to another program");
        }
    }

    @Test
    void sendersAndReceiversSayThatTheyDoNotSpeakTls() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        final Path tls = Path.of("../engine/core/src/test/resources/tls").toRealPath();
        final Map<String, String> settings = new HashMap<>();
        settings.put("in.port", "0");
        settings.put("in.tls", "true");
        settings.put("in.tls-certificate", tls.resolve("server.pem").toString());
        settings.put("in.tls-key", tls.resolve("server.key").toString());
        settings.put("out.port", Integer.toString(SampleProjects.freePort()));
        settings.put("out.tls", "true");
        try (RunningApplication running = Deployer.start(
                samples.compile(celsius),
                RunOptions.plain(SampleProjects.FOLDER)
                        .withLayers(new Layers(settings, Map.of(), Map.of()))
                        .withPeers(Peers.once(celsius, OutputListener.NONE)))) {
            assertThat(receiver(running).trouble()).contains("it speaks TLS, which the receiver here does not");
            assertThat(running.senders())
                    .singleElement()
                    .satisfies(sender -> assertThat(sender.trouble()).startsWith("in speaks TLS, which the sender"));
        }
    }

    @Test
    void twoDeploymentsOnOnePortAreRefusedAndTheFirstGoesOn() throws Exception {
        final CompiledProject celsius = samples.compile(SampleProjects.read("celsius"));
        try (RunningApplication first = start(SampleProjects.read("celsius"), noPeers())) {
            final int port = first.metrics().nodes().get("in").link().port();
            final RunOptions same = RunOptions.plain(SampleProjects.FOLDER)
                    .withLayers(SampleProjects.ports(Map.of("in", port, "out", SampleProjects.freePort())))
                    .withPeers(noPeers());
            assertThatThrownBy(() -> Deployer.start(celsius, same))
                    .isInstanceOf(DeploymentRefused.class)
                    .hasMessageContaining(Integer.toString(port));
            first.send("in", SendPlan.once(DataSet.text("one.hex", "42480000\n")));
            Eventually.until("it came", () -> receiver(first).messages() == 1);
        }
    }

    @Test
    void aRefusedStartLeavesNoReceiverBehind() throws Exception {
        final CompiledProject celsius = samples.compile(SampleProjects.read("celsius"));
        final int out = SampleProjects.freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final RunOptions options = RunOptions.plain(SampleProjects.FOLDER)
                    .withLayers(SampleProjects.ports(Map.of("in", taken.getLocalPort(), "out", out)))
                    .withPeers(noPeers());
            assertThatThrownBy(() -> Deployer.start(celsius, options)).isInstanceOf(DeploymentRefused.class);
        }
        assertThat(canListen(out)).isTrue();
    }

    private static boolean canListen(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void badSettingsAreRefusedAllAtOnce() {
        final CompiledProject celsius = samples.compile(SampleProjects.read("celsius"));
        final RunOptions options = RunOptions.plain(SampleProjects.FOLDER)
                .withLayers(new Layers(Map.of("in.port", "70000", "inn.port", "1"), Map.of(), Map.of()));
        assertThatThrownBy(() -> Deployer.start(celsius, options))
                .isInstanceOfSatisfying(
                        DeploymentRefused.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }

    @Test
    void changedCodeIsSwappedWithBothSocketsOpen() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        try (RunningApplication running = start(celsius, noPeers());
                Socket socket = connect(running)) {
            socket.getOutputStream().write(HexFormat.of().parseHex(FIFTY));
            Eventually.until(
                    "the old code answers", () -> texts(receiver(running)).contains("122.000000"));
            final Project kelvin = SampleProjects.withCode(
                    celsius, "add-32", Role.COMPUTE, "double compute(double rated) { return rated / 1.8 + 273.15; }");
            final SwapResult result = running.swap(samples.compile(kelvin)).get(20, TimeUnit.SECONDS);
            assertThat(result).isInstanceOfSatisfying(SwapResult.Swapped.class, swapped -> {
                assertThat(swapped.generation()).isEqualTo(2);
                assertThat(swapped.changed()).hasSize(1);
            });
            socket.getOutputStream().write(HexFormat.of().parseHex(FIFTY));
            Eventually.until(
                    "the new code answers", () -> texts(receiver(running)).contains("323.150000"));
            assertThat(receiver(running).connections()).isEqualTo(1);
        }
    }

    @Test
    void theSameCodeIsNoSwap() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        try (RunningApplication running = start(celsius, noPeers())) {
            assertThat(running.swap(samples.compile(celsius)).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(SwapResult.Unchanged.class);
            assertThat(running.generation()).isEqualTo(1);
        }
    }

    @Test
    void aChangedGraphNeedsARestartAndSaysWhy() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        final Project shorter = SampleProjects.withEdges(
                celsius, List.of(Edge.of("in", "to-rate"), Edge.of("to-rate", "out"), Edge.of("to-rate", "add-32")));
        assertThat(Deployer.restartReasons(
                        samples.compile(celsius).topology(), ProjectTopology.of(shorter, Catalogue.standard())))
                .containsExactly("The edge to-rate--out is new.", "The edge add-32--out is gone.");
    }

    @Test
    void anotherNumberOfWorkersNeedsARestart() {
        final Project celsius = SampleProjects.read("celsius");
        final ProjectDraft more = ProjectDraft.of(celsius);
        more.settings().put("workers", "4");
        assertThat(Deployer.restartReasons(
                        samples.compile(celsius).topology(),
                        samples.compile(more.build()).topology()))
                .containsExactly("The setting workers of the application has changed.");
    }

    @Test
    void aChangedStateClassNeedsARestartAndTheOldCodeGoesOn() throws Exception {
        final Project alphabet = SampleProjects.read("alphabet");
        final String state = alphabet.text(new CodeRef("votes", Role.STATE));
        try (RunningApplication running = start(alphabet, Peers.once(alphabet, OutputListener.NONE))) {
            final Project changed =
                    SampleProjects.withCode(alphabet, "votes", Role.STATE, state.replaceFirst("\\{", "{ int more;"));
            final SwapResult result = running.swap(samples.compile(changed)).get(20, TimeUnit.SECONDS);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            SwapResult.NeedsRestart.class,
                            restart -> assertThat(restart.reasons())
                                    .anySatisfy(reason -> assertThat(reason).contains("State votes")));
            assertThat(running.status()).isEqualTo(DeploymentStatus.RUNNING);
        }
    }

    @Test
    void aKeyNeedsARestartWhenARecordInsideItHasChanged() throws Exception {
        final Project alphabet = SampleProjects.read("alphabet");
        final String types =
                alphabet.text(CodeRef.TYPES) + "\nrecord Place(char letter) {}\nrecord Where(Place place) {}\n";
        final Project nested = SampleProjects.withCode(
                SampleProjects.withCode(alphabet, "", Role.TYPES, types),
                "by-letter",
                Role.KEY,
                "Where key(Vote vote) { return new Where(new Place('x')); }");
        final Project changed = SampleProjects.withCode(
                nested,
                "",
                Role.TYPES,
                types.replace("Place(char letter) {}", "Place(char letter) { void more() {} }"));
        try (RunningApplication running = start(nested, noPeers())) {
            assertThat(running.swap(samples.compile(changed)).get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            SwapResult.NeedsRestart.class,
                            restart -> assertThat(restart.reasons())
                                    .anySatisfy(reason -> assertThat(reason).contains("key of add-votes")));
        }
    }

    @Test
    void aSourceThatIsNoneIsNamedWithTheNearest() throws Exception {
        try (RunningApplication running = start(SampleProjects.read("celsius"), noPeers())) {
            assertThatThrownBy(() -> running.send("inn", SendPlan.once(DataSet.text("x.hex", "00\n"))))
                    .isInstanceOf(PeerRefused.class)
                    .hasMessageContaining("Did you mean in?");
            running.stop(BOUND).get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> running.send("in", SendPlan.once(DataSet.text("x.hex", "00\n"))))
                    .hasMessageContaining("has ended");
        }
    }

    @Test
    void aBadDataSetShowsAtItsSenderAndTheRestRuns() throws Exception {
        final Peers peers =
                new Peers(Map.of("in", SendPlan.once(DataSet.text("bad.hex", "xyz\n"))), OutputListener.NONE);
        try (RunningApplication running = start(SampleProjects.read("celsius"), peers)) {
            assertThat(running.senders())
                    .singleElement()
                    .satisfies(sender -> assertThat(sender.trouble()).contains("bad.hex, row 1"));
            running.send("in", SendPlan.once(DataSet.text("good.hex", "42480000\n")));
            Eventually.until("it came", () -> receiver(running).messages() == 1);
            assertThat(running.senders().get(0).trouble()).isEmpty();
        }
    }

    @Test
    void outputsAreToldOneByOne() throws Exception {
        final Project celsius = SampleProjects.read("celsius");
        final List<String> told = new CopyOnWriteArrayList<>();
        final OutputListener listener =
                (sink, message) -> told.add(sink + "=" + new String(message, StandardCharsets.UTF_8));
        try (RunningApplication running = start(celsius, Peers.once(celsius, listener))) {
            Eventually.until("all were told", () -> told.size() == 27);
            assertThat(running.receivers()).hasSize(1);
        }
        assertThat(told).startsWith("out=122.000000", "out=-40.000000");
    }

    private RunningApplication start(Project project, Peers peers) throws DeploymentRefused, IOException {
        return Deployer.start(
                samples.compile(project),
                RunOptions.plain(SampleProjects.FOLDER)
                        .withLayers(SampleProjects.ports(Map.of("in", 0, "out", SampleProjects.freePort())))
                        .withPeers(peers));
    }

    private static Peers noPeers() {
        return new Peers(Map.of(), OutputListener.NONE);
    }

    private static Socket connect(RunningApplication running) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(),
                running.metrics().nodes().get("in").link().port());
    }

    private static ReceiverView receiver(RunningApplication running) {
        return running.receivers().get(0);
    }

    private static List<String> texts(ReceiverView view) {
        return view.last().stream()
                .map(message -> new String(message.toArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
