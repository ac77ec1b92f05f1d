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
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Failed messages get a way of their own: the policy, the triangle, the wire, and what comes over it. */
@ExtendWith(OwnWindow.class)
class ErrorPortByHandTest {
    private static final String EDGE = "step.errors--log";

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

    private void name(String given, String name) {
        robot.clickOn(seen("#node-" + given)).push(KeyCode.F2);
        await(() -> robot.lookup("#" + Ids.RENAME).tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.A).write(name, 0).push(KeyCode.ENTER);
        await(() -> drawn().nodes().containsKey(name));
        seen("#node-" + name);
    }

    private void add(String kind, String name, double x, double y) {
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
        add("generator", "numbers", 110, 150);
        add("computation", "step", 340, 150);
        add("discard", "out", 570, 150);
        connect("numbers", "step");
        connect("step", "out");
        write("numbers", Role.GENERATE, "int initial() { return 0; } int next(int n) { return n + 1; }");
        write("step", Role.COMPUTE, "int compute(int n) { return 7 / (n % 2); }");
    }

    private void chooseDeadLetter() {
        assertThat(isSeen("#port-step-errors")).isFalse();
        robot.clickOn(seen("#node-step")).clickOn(seen("#tab-settings")).clickOn(seen("#more-settings"));
        final ComboBox<?> policy = robot.lookup(seen("#setting-on-error")).query();
        robot.clickOn(policy).push(KeyCode.DOWN).push(KeyCode.ENTER);
        await(() -> "dead-letter"
                .equals(drawn().node("step").orElseThrow().settings().get("on-error")));
        seen("#port-step-errors");
    }

    private long crossed() {
        final EdgeMetrics edge = window.project()
                .orElseThrow()
                .model()
                .liveProperty()
                .get()
                .snapshot()
                .map(snapshot -> snapshot.edges().get(EDGE))
                .orElse(null);
        return edge == null ? 0 : edge.messages();
    }

    @Test
    void fromThePolicyToTheFirstFailedMessageAndBack(FxRobot given) {
        robot = given;
        draw();
        chooseDeadLetter();

        robot.drag("#port-step-errors").moveTo(onCanvas(620, 330)).drop();
        seen("#quick-add");
        robot.write("computation", 0).push(KeyCode.ENTER);
        await(() -> drawn().nodes().size() == 4);
        final String fresh = drawn().nodes().keySet().stream()
                .filter(each -> !Set.of("numbers", "step", "out").contains(each))
                .findFirst()
                .orElseThrow();
        await(() -> drawn().text(new CodeRef(fresh, Role.COMPUTE)).startsWith("String compute(Failed<Integer> in)"));
        name(fresh, "log");
        assertThat(hasEdge(EDGE)).isTrue();

        robot.clickOn(seen("#run-with-data"));
        await(() -> crossed() > 0);
        final long before = crossed();
        await(() -> crossed() > before);
        robot.clickOn(seen("#stop"));
        await(() -> !session().state().run().running());

        // One click gives the canvas the focus; a second one soon after would be a double click.
        robot.clickOn(onCanvas(300, 420));
        undo(() -> drawn().nodes().containsKey(fresh));
        undo(() -> drawn().nodes().size() == 3);
        undo(() -> drawn().node("step").orElseThrow().settings().isEmpty());
        await(() -> !isSeen("#port-step-errors"));
    }

    private void undo(java.util.concurrent.Callable<Boolean> undone) {
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(undone);
    }
}
