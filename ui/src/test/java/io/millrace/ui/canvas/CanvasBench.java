package io.millrace.ui.canvas;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.app.session.SessionState;
import io.millrace.ui.FakeSession;
import io.millrace.ui.Waits;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Ids;
import io.millrace.ui.common.Theme;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A bare canvas in a window, with a session that has neither compiler nor engine. */
final class CanvasBench {
    final FxRobot robot;
    final FakeSession session;
    final DesignerModel model;
    final Actions actions = new Actions();
    final CanvasView canvas;
    final BorderPane root;

    CanvasBench(FxRobot robot, Stage stage, SessionState state) {
        this.robot = robot;
        session = new FakeSession(state);
        model = new DesignerModel(session, new FxExecutor());
        canvas = call(() -> new CanvasView(model, actions));
        root = call(() -> new BorderPane(canvas));
        robot.interact(() -> {
            Scene scene = new Scene(root, 1200, 640);
            Theme.apply(scene, false);
            stage.setScene(scene);
            stage.show();
            canvas.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Not in a window; on the FX thread. */
    CanvasBench(FxRobot robot, SessionState state) {
        this.robot = robot;
        session = new FakeSession(state);
        model = new DesignerModel(session, new FxExecutor());
        canvas = new CanvasView(model, actions);
        root = new BorderPane(canvas);
        new Scene(root, 1200, 640);
        root.applyCss();
        root.layout();
    }

    static <T> T call(Callable<T> task) {
        return Waits.onFx(task);
    }

    void close() throws Exception {
        canvas.close();
        model.close();
    }

    /** Screen position of a point of the canvas. */
    Point2D at(double x, double y) {
        return call(() -> {
            Point2D local = view().toScreen(x, y);
            return canvas.localToScreen(local);
        });
    }

    Viewport view() {
        return call(canvas::viewport);
    }

    Node node(String name) {
        return robot.lookup("#" + Ids.node(name)).query();
    }

    Point2D centre(String query) {
        Bounds bounds = call(() -> {
            Node node = robot.lookup(query).query();
            return node.localToScreen(node.getLayoutBounds());
        });
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    Point2D port(String node, String port) {
        return centre("#port-" + node + "-" + port);
    }

    Position position(String name) {
        Position at = session.state().project().layout().get(name);
        return at == null ? new Position(Integer.MIN_VALUE, 0) : at;
    }

    Edit lastEdit() {
        return session.edits().get(session.edits().size() - 1);
    }

    static void await(Callable<Boolean> condition) {
        Waits.await(condition);
    }

    void awaitEdits(int count) {
        await(() -> session.edits().size() >= count);
    }
}
