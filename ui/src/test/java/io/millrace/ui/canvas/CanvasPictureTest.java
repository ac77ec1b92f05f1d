package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.NodeId;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.Shots;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.Theme;
import io.millrace.ui.palette.PaletteView;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CanvasPictureTest {
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        Theme.loadFonts();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesPicturesOfAllStates(boolean dark, FxRobot robot) {
        String suffix = dark ? "-dark" : "-light";
        robot.interact(() -> {
            FakeSession session = new FakeSession(SampleStates.celsius());
            show(session, dark);
            shoot("celsius" + suffix);
        });
        robot.interact(() -> {
            FakeSession session = new FakeSession(SampleStates.alphabet());
            DesignerModel model = show(session, dark);
            session.setRun(SampleStates.running(Set.of(new NodeId(3)), Set.of(new NodeId(4)), Set.of(new NodeId(3))));
            session.setAnalysis(
                    SampleStates.alphabetAnalysis(),
                    List.of(Problem.error(
                            Problem.Where.code(new CodeRef("add-votes", Role.COMPUTE), 2, 5), "cannot find x", "")));
            model.setLive(SampleStates.live(session.state().project(), 12_000, 1234));
            model.selection().only(new Item.OfNode(new NodeId(1)));
            shoot("alphabet-changed" + suffix);
        });
        robot.interact(() -> {
            FakeSession session = new FakeSession(SampleStates.alphabet());
            DesignerModel model = show(session, dark);
            session.setRun(SampleStates.running());
            model.setLive(SampleStates.live(session.state().project(), 12_000, 212_000));
            model.selection().only(new Item.OfEdge("by-letter--add-votes"));
        });
        WaitForAsyncUtils.sleep(300, java.util.concurrent.TimeUnit.MILLISECONDS);
        robot.interact(() -> shoot("alphabet-running" + suffix));
        robot.interact(() -> {
            show(new FakeSession(SampleStates.empty()), dark);
            shoot("empty" + suffix);
        });
        assertThat(stage.isShowing()).isTrue();
    }

    private DesignerModel show(FakeSession session, boolean dark) {
        DesignerModel model = new DesignerModel(session, new FxExecutor());
        Actions actions = new Actions();
        CanvasView canvas = new CanvasView(model, actions);
        PaletteView palette = new PaletteView(model, actions);
        palette.setPrefWidth(212);
        BorderPane root = new BorderPane(canvas);
        root.setLeft(palette);
        Scene scene = new Scene(root, 1400, 660);
        Theme.apply(scene, dark);
        stage.setScene(scene);
        stage.show();
        return model;
    }

    private void shoot(String name) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        Shots.take(stage.getScene(), name);
    }

    @Test
    void opensOnAnEmptyProjectWithAHint(FxRobot robot) {
        robot.interact(() -> show(new FakeSession(SampleStates.empty()), false));

        assertThat(robot.lookup("#canvas-empty").query().isVisible()).isTrue();
    }
}
