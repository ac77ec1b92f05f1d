package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.Workspace;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.PaletteHand;
import io.millrace.ui.common.Ids;
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
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
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
import org.testfx.util.WaitForAsyncUtils;

/** The whole loop as a person walks it: mouse and keys, real compiler, real engine, real sockets. */
@ExtendWith(OwnWindow.class)
class CelsiusByHandTest {
    private static final int SECONDS = 20;

    @TempDir
    private static Path home;

    private Workspace workspace;
    private DesignerWindow window;
    private FxRobot robot;

    @Start
    void show(Stage stage) {
        final AppHome appHome = AppHome.of(Map.of("MILLRACE_HOME", home.toString()));
        workspace = Workspace.open(appHome, Path.of("..", "samples"));
        window = new Windows(workspace, appHome, new SystemPickers(), () -> {}).window(stage);
        window.showAt(new Rectangle2D(0, 0, 1600, 1000));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.close());
        workspace.close();
    }

    /** Waits until a thing can be seen, as a person would. */
    private String seen(String query) {
        await(() -> robot.lookup(query)
                .match(node -> node.isVisible()
                        && node.getScene() != null
                        && node.localToScene(node.getBoundsInLocal()).getWidth() > 0)
                .tryQuery()
                .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return query;
    }

    private ProjectSession session() {
        return window.project().orElseThrow().model().session();
    }

    private Project drawn() {
        return session().state().project();
    }

    private Point2D onCanvas(double x, double y) {
        final Node canvas = robot.lookup("#" + Ids.CANVAS).query();
        final Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    private void add(String kind, String name, double x, double y) {
        final int before = drawn().nodes().size();
        robot.drag(PaletteHand.shown(robot, kind)).moveTo(onCanvas(x, y)).drop();
        await(() -> drawn().nodes().size() == before + 1);
        final String given = drawn().nodes().keySet().stream()
                .filter(each -> !List.of("in", "to-rate", "add-32", "out").contains(each))
                .findFirst()
                .orElse(name);
        if (!given.equals(name)) {
            robot.clickOn(seen("#node-" + given)).push(KeyCode.F2);
            await(() -> robot.lookup("#" + Ids.RENAME).tryQuery().isPresent());
            robot.push(KeyCode.CONTROL, KeyCode.A).write(name).push(KeyCode.ENTER);
        }
        await(() -> drawn().nodes().containsKey(name)
                && robot.lookup("#node-" + name).tryQuery().isPresent());
    }

    private void connect(String from, String to) {
        seen("#port-" + to + "-in");
        robot.drag(seen("#port-" + from + "-out")).moveTo("#port-" + to + "-in").drop();
        await(() -> drawn().edges().stream().anyMatch(edge -> edge.id().equals(from + "--" + to)));
    }

    private CodeArea area(String node, String role) {
        robot.clickOn(seen("#node-" + node)).clickOn(seen("#tab-" + role));
        await(() -> robot.lookup("#code-editor-" + role).tryQuery().isPresent());
        return robot.lookup("#code-editor-" + role).queryAs(CodeArea.class);
    }

    /** Types code over what is there; closing brackets that come by themselves are typed over. */
    private void type(String node, String role, String text) {
        final CodeArea area = area(node, role);
        robot.clickOn(area).push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 1);
        final String wanted = text.replaceAll("\\s", "");
        await(() -> drawn().code().values().stream()
                .anyMatch(code -> code.replaceAll("\\s", "").equals(wanted)));
    }

    private void port(String node, int port) {
        robot.clickOn(seen("#node-" + node)).clickOn(seen("#tab-settings")).clickOn(seen("#setting-port"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write(Integer.toString(port)).push(KeyCode.ENTER);
        await(() -> Integer.toString(port)
                .equals(drawn().node(node).orElseThrow().settings().get("port")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitRunning() {
        await(() -> session().state().run().running()
                && session().state().run().busy().isEmpty());
    }

    private List<String> sound() {
        return session().state().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    private void draw(int inPort, int outPort) {
        robot.clickOn(seen("#welcome-new"));
        await(() -> window.project().isPresent());
        add("tcp-source", "in", 110, 150);
        add("computation", "to-rate", 340, 150);
        add("computation", "add-32", 570, 150);
        add("tcp-sink", "out", 800, 150);
        type("in", "decode", "float decode(ByteBuffer frame) { return frame.getFloat(); }");
        type("to-rate", "compute", "double compute(float celsius) { return celsius * 1.8; }");
        type("add-32", "compute", "double compute(double rated) { return rated + 32; }");
        type(
                "out",
                "encode",
                "String encode(double fahrenheit) { return String.format(Locale.ROOT, \"%.6f\\n\", fahrenheit); }");
        connect("in", "to-rate");
        connect("to-rate", "add-32");
        connect("add-32", "out");
        port("in", inPort);
        port("out", outPort);
        await(() -> session().state().analysedVersion() == session().state().documentVersion());
        assertThat(sound()).isEmpty();
    }

    private void typeData() {
        robot.clickOn(seen("#tab-trial")).clickOn(seen("#data-first-hex"));
        await(() -> robot.lookup("#data-editor").query().isVisible()
                && !drawn().data().isEmpty());
        robot.clickOn(seen("#data-editor")).write("42480000\nc2200000\n45b4be4f\n", 1);
    }

    @Test
    void fromAnEmptyWindowToFahrenheitAndOnToKelvinWithBothSocketsOpen(FxRobot given) throws Exception {
        robot = given;
        final int inPort = freePort();
        final int outPort = freePort();
        draw(inPort, outPort);
        typeData();

        robot.clickOn(seen("#run-with-data"));
        awaitRunning();
        final TableView<List<String>> received =
                robot.lookup("#wire-received-out").query();
        await(() -> received.getItems().stream().anyMatch(row -> row.contains("122.000000")));
        await(() -> window.project().orElseThrow().model().liveProperty().get().edgeRates().values().stream()
                .anyMatch(rate -> rate > 0));
        await(() -> !robot.lookup("#rate-in .strong")
                .queryAs(Labeled.class)
                .getText()
                .equals("0/s"));

        robot.clickOn(seen("#stop"));
        await(() -> !session().state().run().running());
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
        final int before = session().state().run().generation();
        robot.clickOn(seen("#deploy"));
        await(() -> session().state().run().generation() > before
                && session().state().run().busy().isEmpty());

        send(frames, 0x42480000);
        assertThat(lines.readLine()).isEqualTo("323.150000");
    }

    private static void send(DataOutputStream frames, int floatBits) throws IOException {
        frames.writeInt(4);
        frames.writeInt(floatBits);
        frames.flush();
    }

    @Test
    void fromAnEmptyProjectToAGreenTestWithoutAFileOrASocket(FxRobot given) throws Exception {
        robot = given;
        draw(freePort(), freePort());
        typeData();

        robot.clickOn(seen("#trial-preview")).clickOn(seen("#preview-run"));
        final TableView<List<String>> preview = robot.lookup("#preview-table").query();
        await(() -> preview.getItems().contains(List.of("1", "122.000000")));
        robot.clickOn(seen("#preview-accept")).write("by-hand").push(KeyCode.ENTER);
        await(() -> drawn().tests().containsKey("by-hand"));
        await(() ->
                robot.lookup("#test-verdict").queryAs(Labeled.class).getText().equals("✓ passed"));
    }
}
