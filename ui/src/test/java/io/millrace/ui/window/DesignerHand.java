package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.Workspace;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
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
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person at a window of their own, with a real workspace: looks, drags, names and wires with mouse and keys. */
final class DesignerHand {
    private final FxRobot robot = new FxRobot();
    private final Workspace workspace;
    private final DesignerWindow window;

    private DesignerHand(Workspace workspace, DesignerWindow window) {
        this.workspace = workspace;
        this.window = window;
    }

    /** Shows the window; on the FX thread. */
    static DesignerHand show(Stage stage, Path home) {
        final AppHome appHome = AppHome.of(Map.of("MILLRACE_HOME", home.toString()));
        final Workspace workspace = Workspace.open(appHome, Path.of("..", "samples"));
        final DesignerWindow window = new Windows(workspace, appHome, new SystemPickers(), () -> {}).window(stage);
        window.showAt(new Rectangle2D(0, 0, 1600, 1000));
        return new DesignerHand(workspace, window);
    }

    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.close());
        workspace.close();
    }

    DesignerWindow window() {
        return window;
    }

    FxRobot robot() {
        return robot;
    }

    /** Waits until a thing can be seen, as a person would. */
    String seen(String query) {
        await(() -> isSeen(query));
        WaitForAsyncUtils.waitForFxEvents();
        return query;
    }

    boolean isSeen(String query) {
        return robot.lookup(query)
                .match(node -> node.isVisible()
                        && node.getScene() != null
                        && node.localToScene(node.getBoundsInLocal()).getWidth() > 0)
                .tryQuery()
                .isPresent();
    }

    void newProject() {
        robot.clickOn(seen("#welcome-new"));
        await(() -> window.project().isPresent());
    }

    ProjectSession session() {
        return window.project().orElseThrow().model().session();
    }

    Project drawn() {
        return session().state().project();
    }

    /** What is wrong with what is there now. */
    List<String> errors() {
        await(() -> session().state().analysedVersion() == session().state().documentVersion());
        return session().state().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    Point2D onCanvas(double x, double y) {
        final Node canvas = robot.lookup("#" + Ids.CANVAS).query();
        final Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    void name(String given, String name) {
        robot.clickOn(seen("#node-" + given)).push(KeyCode.F2);
        await(() -> robot.lookup("#" + Ids.RENAME).tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.A).write(name, 0).push(KeyCode.ENTER);
        await(() -> drawn().nodes().containsKey(name));
        seen("#node-" + name);
    }

    /** Drags a kind from the palette, and gives the node this name where it has another. */
    void add(String kind, String name, double x, double y) {
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

    boolean hasEdge(String id) {
        return drawn().edges().stream().anyMatch(edge -> edge.id().equals(id));
    }

    void connect(String from, String to) {
        seen("#port-" + to + "-in");
        robot.drag(seen("#port-" + from + "-out")).moveTo("#port-" + to + "-in").drop();
        await(() -> hasEdge(from + "--" + to));
    }

    /** The editor of a node's code, opened by hand. */
    CodeArea area(String node, String role) {
        robot.clickOn(seen("#node-" + node)).clickOn(seen("#tab-" + role));
        await(() -> robot.lookup("#code-editor-" + role).tryQuery().isPresent());
        return robot.lookup("#code-editor-" + role).queryAs(CodeArea.class);
    }

    /** Not typed: typing has its own tests. */
    void write(String node, Role role, String text) {
        session()
                .apply(new Edit.SetCode(new CodeRef(node, role), text, 0, false))
                .join();
    }

    /** Messages that have crossed an edge of what runs. */
    long crossed(String edge) {
        return window.project()
                .orElseThrow()
                .model()
                .liveProperty()
                .get()
                .snapshot()
                .map(snapshot -> snapshot.edges().get(edge))
                .map(EdgeMetrics::messages)
                .orElse(0L);
    }
}
