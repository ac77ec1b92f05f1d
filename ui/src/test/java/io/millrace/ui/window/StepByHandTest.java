package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.Workspace;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.PaletteHand;
import io.millrace.ui.common.Ids;
import java.nio.file.Path;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A step that needs no code: dragged, filled in, mended, run, and turned into code. */
@ExtendWith(OwnWindow.class)
class StepByHandTest {
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
        await(() -> isSeen(query));
        WaitForAsyncUtils.waitForFxEvents();
        return query;
    }

    private boolean isSeen(String query) {
        return robot.lookup(query)
                .match(node -> node.isVisible()
                        && node.getScene() != null
                        && node.localToScene(node.getBoundsInLocal()).getWidth() > 0)
                .tryQuery()
                .isPresent();
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
        robot.drag(PaletteHand.shown(robot, kind)).moveTo(onCanvas(x, y)).drop();
        await(() -> drawn().nodes().containsKey(name));
        seen("#node-" + name);
    }

    private boolean hasEdge(String id) {
        return drawn().edges().stream().anyMatch(edge -> edge.id().equals(id));
    }

    private void connect(String from, String to) {
        seen("#port-" + to + "-in");
        robot.drag(seen("#port-" + from + "-out")).moveTo("#port-" + to + "-in").drop();
        await(() -> hasEdge(from + "--" + to));
    }

    /** Typing has its own tests. */
    private void write(String node, Role role, String text) {
        session()
                .apply(new Edit.SetCode(new CodeRef(node, role), text, 0, false))
                .join();
    }

    private void draw() {
        robot.clickOn(seen("#welcome-new"));
        await(() -> window.project().isPresent());
        add("generator", "generator", 110, 150);
        add("filter", "filter", 340, 150);
        add("discard", "discard", 570, 150);
        connect("generator", "filter");
        connect("filter", "discard");
        write("generator", Role.GENERATE, "int initial() { return 0; } int next(int n) { return n + 1; }");
    }

    private void fill(String text) {
        robot.clickOn(seen("#setting-when"))
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(text, 0)
                .push(KeyCode.ENTER);
        await(() -> text.equals(drawn().node("filter").orElseThrow().settings().get("when")));
        await(() -> session().state().analysedVersion() == session().state().documentVersion());
    }

    private String said() {
        final Labeled note = robot.lookup("#note-when").queryAs(Labeled.class);
        return note.getText();
    }

    private long crossed() {
        final EdgeMetrics edge = window.project()
                .orElseThrow()
                .model()
                .liveProperty()
                .get()
                .snapshot()
                .map(snapshot -> snapshot.edges().get("filter--discard"))
                .orElse(null);
        return edge == null ? 0 : edge.messages();
    }

    @Test
    void fromThePaletteOverItsFormToARunAndIntoCode(FxRobot given) {
        robot = given;
        draw();
        robot.clickOn(seen("#node-filter"));
        assertThat(isSeen("#tab-compute")).isFalse();
        fill("in > limit");
        await(() -> said().startsWith("cannot find variable limit"));
        fill("in % 2 == 0");
        await(() -> session().state().problems().isEmpty());
        await(() -> said().startsWith("The condition"));

        robot.clickOn(seen("#run-with-data"));
        await(() -> crossed() > 0);
        robot.clickOn(seen("#stop"));
        await(() -> !session().state().run().running());

        robot.rightClickOn(seen("#node-filter")).clickOn(seen("#canvas-turn-into-code"));
        await(() -> drawn().node("filter").orElseThrow().kind().equals("computation"));
        assertThat(drawn().text(new CodeRef("filter", Role.COMPUTE)))
                .isEqualTo("Integer compute(int in) {\n    return (in % 2 == 0) ? in : null;\n}\n");
        seen("#tab-compute");
        await(() -> session().state().analysedVersion() == session().state().documentVersion());
        assertThat(session().state().problems()).isEmpty();

        robot.clickOn(onCanvas(300, 420)).push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> drawn().node("filter").orElseThrow().kind().equals("filter"));
        assertThat(drawn().node("filter").orElseThrow().settings()).containsEntry("when", "in % 2 == 0");
    }
}
