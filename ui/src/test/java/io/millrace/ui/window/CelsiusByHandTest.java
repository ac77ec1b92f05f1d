package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ui.OwnWindow;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The whole loop as a person walks it: mouse and keys, real compiler, real engine, real sockets. */
@ExtendWith(OwnWindow.class)
class CelsiusByHandTest {
    private static final int SECONDS = 20;

    @TempDir
    private static Path home;

    private DesignerHand hand;
    private FxRobot robot;

    @Start
    void show(Stage stage) {
        hand = DesignerHand.show(stage, home);
        robot = hand.robot();
    }

    @AfterEach
    void close() {
        hand.close();
    }

    /** Types code over what is there; closing brackets that come by themselves are typed over. */
    private void type(String node, String role, String text) {
        final CodeArea area = hand.area(node, role);
        robot.clickOn(area).push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 1);
        final String wanted = text.replaceAll("\\s", "");
        await(() -> hand.drawn().code().values().stream()
                .anyMatch(code -> code.replaceAll("\\s", "").equals(wanted)));
    }

    private void port(String node, int port) {
        robot.clickOn(hand.seen("#node-" + node))
                .clickOn(hand.seen("#tab-settings"))
                .clickOn(hand.seen("#setting-port"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write(Integer.toString(port)).push(KeyCode.ENTER);
        await(() -> Integer.toString(port)
                .equals(hand.drawn().node(node).orElseThrow().settings().get("port")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitRunning() {
        await(() -> hand.session().state().run().running()
                && hand.session().state().run().busy().isEmpty());
    }

    private void draw(int inPort, int outPort) {
        hand.newProject();
        hand.add("tcp-source", "in", 110, 150);
        hand.add("computation", "to-rate", 340, 150);
        hand.add("computation", "add-32", 570, 150);
        hand.add("tcp-sink", "out", 800, 150);
        type("in", "decode", "float decode(ByteBuffer frame) { return frame.getFloat(); }");
        type("to-rate", "compute", "double compute(float celsius) { return celsius * 1.8; }");
        type("add-32", "compute", "double compute(double rated) { return rated + 32; }");
        type(
                "out",
                "encode",
                "String encode(double fahrenheit) { return String.format(Locale.ROOT, \"%.6f\\n\", fahrenheit); }");
        hand.connect("in", "to-rate");
        hand.connect("to-rate", "add-32");
        hand.connect("add-32", "out");
        port("in", inPort);
        port("out", outPort);
        assertThat(hand.errors()).isEmpty();
    }

    private void typeData() {
        robot.clickOn(hand.seen("#tab-trial")).clickOn(hand.seen("#data-first-hex"));
        await(() -> robot.lookup("#data-editor").query().isVisible()
                && !hand.drawn().data().isEmpty());
        robot.clickOn(hand.seen("#data-editor")).write("42480000\nc2200000\n45b4be4f\n", 1);
    }

    @Test
    void fromAnEmptyWindowToFahrenheitAndOnToKelvinWithBothSocketsOpen() throws Exception {
        final int inPort = freePort();
        final int outPort = freePort();
        draw(inPort, outPort);
        typeData();

        robot.clickOn(hand.seen("#run-with-data"));
        awaitRunning();
        final TableView<List<String>> received =
                robot.lookup("#wire-received-out").query();
        await(() -> received.getItems().stream().anyMatch(row -> row.contains("122.000000")));
        await(() -> hand.window().project().orElseThrow().model().liveProperty().get().edgeRates().values().stream()
                .anyMatch(rate -> rate > 0));
        await(() -> !robot.lookup("#rate-in .strong")
                .queryAs(Labeled.class)
                .getText()
                .equals("0/s"));

        robot.clickOn(hand.seen("#stop"));
        await(() -> !hand.session().state().run().running());
        try (ServerSocket outside = new ServerSocket(outPort, 1, InetAddress.getLoopbackAddress())) {
            robot.push(KeyCode.SHIFT, KeyCode.F5);
            awaitRunning();
            try (Socket reads = outside.accept();
                    Socket writes = new Socket(InetAddress.getLoopbackAddress(), inPort)) {
                exactBytesThenKelvin(reads, writes);
            }
        }
    }

    private void exactBytesThenKelvin(Socket reads, Socket writes) throws IOException {
        reads.setSoTimeout(SECONDS * 1000);
        final BufferedReader lines =
                new BufferedReader(new InputStreamReader(reads.getInputStream(), StandardCharsets.UTF_8));
        final DataOutputStream frames = new DataOutputStream(writes.getOutputStream());
        send(frames, 0x42480000);
        assertThat(lines.readLine()).isEqualTo("122.000000");
        send(frames, 0xc2200000);
        assertThat(lines.readLine()).isEqualTo("-40.000000");
        send(frames, 0x45b4be4f);
        assertThat(lines.readLine()).isEqualTo("10442.819434");

        type("to-rate", "compute", "double compute(float celsius) { return celsius * 1.0; }");
        type("add-32", "compute", "double compute(double rated) { return rated + 273.15; }");
        final int before = hand.session().state().run().generation();
        robot.clickOn(hand.seen("#deploy"));
        await(() -> hand.session().state().run().generation() > before
                && hand.session().state().run().busy().isEmpty());

        send(frames, 0x42480000);
        assertThat(lines.readLine()).isEqualTo("323.150000");
    }

    private static void send(DataOutputStream frames, int floatBits) throws IOException {
        frames.writeInt(4);
        frames.writeInt(floatBits);
        frames.flush();
    }

    @Test
    void fromAnEmptyProjectToAGreenTestWithoutAFileOrASocket() throws Exception {
        draw(freePort(), freePort());
        typeData();

        robot.clickOn(hand.seen("#trial-preview")).clickOn(hand.seen("#preview-run"));
        final TableView<List<String>> preview = robot.lookup("#preview-table").query();
        await(() -> preview.getItems().contains(List.of("1", "122.000000")));
        robot.clickOn(hand.seen("#preview-accept")).write("by-hand").push(KeyCode.ENTER);
        await(() -> hand.drawn().tests().containsKey("by-hand"));
        await(() ->
                robot.lookup("#test-verdict").queryAs(Labeled.class).getText().equals("✓ passed"));
    }
}
