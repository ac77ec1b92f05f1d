package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.Shots;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.Theme;
import io.millrace.ui.palette.PaletteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

@ExtendWith(ApplicationExtension.class)
class CanvasPictureTest {
    private Stage stage;
    private CanvasView canvas;

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
        CanvasBench.await(this::dotsMove);
        robot.interact(() -> shoot("alphabet-running" + suffix));
        robot.interact(() -> {
            show(new FakeSession(SampleStates.empty()), dark);
            shoot("empty" + suffix);
        });
        busy(dark, robot);
        robot.interact(() -> shoot("busy" + suffix));
        robot.interact(() -> canvas.look(canvas.viewport().zoomedAt(300, 300, 0.4)));
        robot.interact(() -> shoot("far" + suffix));
        robot.interact(() -> canvas.look(canvas.viewport().zoomedAt(400, 250, 2)));
        robot.interact(() -> shoot("near" + suffix));
        assertThat(stage.isShowing()).isTrue();
    }

    private boolean dotsMove() {
        return CanvasBench.call(() -> canvas.dotsRun());
    }

    /** Branches with routes, a wire backwards, full queues, failures, a ghost. */
    private void busy(boolean dark, FxRobot robot) {
        Project p = SampleStates.celsiusProject();
        SortedMap<String, ProjectNode> nodes = new TreeMap<>(p.nodes());
        nodes.put(
                "alarms",
                new ProjectNode(
                        new NodeId(8),
                        "alarms",
                        "file-sink",
                        "Alarms",
                        Map.of("path", "a/alarms.txt"),
                        Optional.empty()));
        nodes.put("early", new ProjectNode(new NodeId(9), "early", "computation", "", Map.of(), Optional.empty()));
        List<Edge> edges = new ArrayList<>(p.edges());
        edges.remove(Edge.of("add-32", "out"));
        edges.add(new Edge(PortRef.out("add-32"), PortRef.in("out"), Edge.Sends.OTHERWISE));
        edges.add(new Edge(PortRef.out("add-32"), PortRef.in("alarms"), Edge.Sends.WHEN));
        edges.add(Edge.of("out", "early"));
        SortedMap<CodeRef, String> code = new TreeMap<>(p.code());
        code.put(new CodeRef("add-32--alarms", Role.ROUTE), "boolean test(double f) {\n    return f > 100;\n}\n");
        SortedMap<String, Position> layout = new TreeMap<>(p.layout());
        layout.put("alarms", new Position(900, 320));
        layout.put("early", new Position(480, 380));
        Project busy = new Project(p.name(), nodes, p.states(), edges, code, layout, p.data(), p.tests(), p.extras());
        FakeSession session = new FakeSession(SampleStates.of(busy));
        robot.interact(() -> {
            DesignerModel model = show(session, dark);
            session.setRun(SampleStates.running());
            Map<String, EdgeMetrics> counts = new HashMap<>();
            Map<String, Double> rates = new HashMap<>();
            int fill = 0;
            for (Edge edge : edges) {
                counts.put(edge.id(), new EdgeMetrics(100, fill, 1000));
                rates.put(edge.id(), fill * 3.0);
                fill = Math.min(1000, fill + 240);
            }
            Map<String, NodeMetrics> node = new HashMap<>();
            nodes.keySet()
                    .forEach(name -> node.put(name, SampleStates.nodeMetrics(1000, name.equals("add-32") ? 1234 : 0)));
            model.setLive(new LiveMetrics(
                    Optional.of(new MetricsSnapshot(1, DeploymentStatus.RUNNING, 1, node, counts)), rates, rates));
            model.selection().only(new Item.OfNode(new NodeId(3)));
        });
        CanvasBench.await(this::dotsMove);
    }

    private DesignerModel show(FakeSession session, boolean dark) {
        DesignerModel model = new DesignerModel(session, new FxExecutor());
        Actions actions = new Actions();
        canvas = new CanvasView(model, actions);
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
