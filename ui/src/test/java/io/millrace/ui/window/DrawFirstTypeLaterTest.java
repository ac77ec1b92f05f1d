package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.Workspace;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.PaletteHand;
import io.millrace.ui.common.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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

/** A person draws everything first and types later: the templates follow, and nothing stands in the way. */
@ExtendWith(OwnWindow.class)
class DrawFirstTypeLaterTest {
    private static final CodeRef RATE = new CodeRef("to-rate", Role.COMPUTE);
    private static final CodeRef ADD = new CodeRef("add-32", Role.COMPUTE);
    private static final CodeRef OUT = new CodeRef("out", Role.ENCODE);

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

    private void name(String given, String name) {
        robot.clickOn(seen("#node-" + given)).push(KeyCode.F2);
        await(() -> robot.lookup("#" + Ids.RENAME).tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.A).write(name, 0).push(KeyCode.ENTER);
        await(() -> drawn().nodes().containsKey(name));
        seen("#node-" + name);
    }

    private void drag(String kind, String name, double x, double y) {
        final Set<String> before = Set.copyOf(drawn().nodes().keySet());
        robot.drag(PaletteHand.shown(robot, kind)).moveTo(onCanvas(x, y)).drop();
        await(() -> drawn().nodes().size() == before.size() + 1);
        final String given = drawn().nodes().keySet().stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
        if (!given.equals(name)) {
            name(given, name);
        }
        seen("#node-" + name);
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

    /** Pasted, which is quicker than typing; typing has its own tests. */
    private void type(String node, String role, String text) {
        final CodeArea area = area(node, role);
        robot.clickOn(area).push(KeyCode.CONTROL, KeyCode.A);
        robot.interact(() -> {
            final ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        final String wanted = text.replaceAll("\\s", "");
        await(() -> drawn().code().values().stream()
                .anyMatch(code -> code.replaceAll("\\s", "").equals(wanted)));
    }

    private void follows(CodeRef code, String beginning) {
        await(() -> drawn().text(code).startsWith(beginning));
    }

    private List<String> errors() {
        await(() -> session().state().analysedVersion() == session().state().documentVersion());
        return session().state().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    @Test
    void drawFirstTypeLater(FxRobot given) throws Exception {
        robot = given;
        robot.clickOn(seen("#welcome-new"));
        await(() -> window.project().isPresent());
        drag("tcp-source", "in", 110, 150);
        offTheWire();
        drag("computation", "add-32", 580, 150);
        drag("tcp-sink", "out", 620, 300);
        connect("add-32", "out");
        connect("to-rate", "add-32");
        follows(OUT, "String encode(int out)");
        assertThat(errors()).isEmpty();

        type("in", "decode", "float decode(ByteBuffer frame) { return frame.getFloat(); }");
        follows(RATE, "float compute(float in)");
        follows(OUT, "String encode(float out)");
        assertThat(errors()).isEmpty();
        area("to-rate", "compute");

        type("to-rate", "compute", "double compute(float celsius) { return celsius * 1.8; }");
        follows(ADD, "double compute(double in)");
        type("add-32", "compute", "double compute(double rated) { return rated + 32; }");
        type("out", "encode", "String encode(double degrees) { return degrees + \"\\n\"; }");
        assertThat(errors()).isEmpty();

        anotherTypeAsksBeforeItChangesWhatIsWritten();
    }

    /** A wire dropped on empty canvas offers what can stand there; Enter adds it, wired, with the caret in its code. */
    private void offTheWire() {
        robot.drag(seen("#port-in-out")).moveTo(onCanvas(290, 173)).drop();
        seen("#quick-add");
        robot.write("comput", 0);
        robot.push(KeyCode.ENTER);
        await(() -> drawn().edges().size() == 1);
        final CodeArea area = robot.lookup(seen("#code-editor-compute")).queryAs(CodeArea.class);
        await(area::isFocused);
        await(() -> area.getText().equals("int compute(int in) {\n    return in;\n}\n"));
        await(() -> area.getCaretPosition() == area.getText().indexOf("in;"));
        name("step", "to-rate");
    }

    private void anotherTypeAsksBeforeItChangesWhatIsWritten() {
        type("in", "decode", "double decode(ByteBuffer frame) { return frame.getDouble(); }");
        await(() -> !errors().isEmpty());
        assertThat(drawn().text(RATE)).contains("double compute(float celsius)");
        area("to-rate", "compute");
        seen("#signature-bar");
        robot.clickOn(seen("#change-signature"));
        follows(RATE, "double compute(double celsius)");
        assertThat(errors()).isEmpty();
    }
}
