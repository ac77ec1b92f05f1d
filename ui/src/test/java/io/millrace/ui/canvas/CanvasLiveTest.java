package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.NodeId;
import io.millrace.app.session.SessionState;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Ids;
import io.millrace.ui.common.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(OwnWindow.class)
class CanvasLiveTest {
    private static final String RATE = "#edge-in--to-rate-rate";

    private Stage stage;
    private FxRobot robot;
    private final List<String> shown = new ArrayList<>();
    private CanvasBench bench;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void close() throws Exception {
        bench.close();
    }

    @BeforeEach
    void open(FxRobot given) {
        robot = given;
        bench = new CanvasBench(robot, stage, SampleStates.celsius());
    }

    private void live(double rate, long atNanos) {
        robot.interact(() -> {
            bench.model.setLive(SampleStates.live(bench.session.state().project(), 1000, rate, atNanos));
            bench.canvas.layout();
        });
    }

    private void run() {
        robot.interact(() -> bench.session.setRun(SampleStates.running()));
    }

    private Optional<Label> rate() {
        return robot.lookup(RATE).tryQueryAs(Label.class).filter(Node::isVisible);
    }

    @Test
    void everyWireShowsItsRateWhileTheApplicationRuns() {
        assertThat(rate()).isEmpty();
        run();
        live(1234, 1_000_000_000L);
        assertThat(rate().orElseThrow().getText()).isEqualTo("1.23k/s");
        live(0, 2_000_000_000L);
        live(0, 7_000_000_000L);
        assertThat(rate().orElseThrow().getText()).isEqualTo("idle");

        robot.interact(() -> bench.session.setRun(io.millrace.app.session.RunState.IDLE));
        robot.interact(() -> bench.canvas.layout());
        assertThat(rate()).isEmpty();
    }

    @Test
    void dotsRunOnlyWhileThereIsSomethingToShow() {
        assertThat(bench.canvas.dotsRun()).isFalse();
        run();
        live(100, 1);
        CanvasBench.await(() -> CanvasBench.call(bench.canvas::dotsRun));
        robot.push(KeyCode.SHIFT, KeyCode.L);
        CanvasBench.await(() -> !CanvasBench.call(bench.canvas::dotsRun));
        assertThat(rate()).isEmpty();
        robot.push(KeyCode.SHIFT, KeyCode.L);
        CanvasBench.await(() -> rate().isPresent());
        assertThat(CanvasBench.call(bench.canvas::dotsRun)).isFalse();
    }

    @Test
    void nodesAreRecycledWhenTheyLeaveTheViewAndPaintedFromAfar() {
        assertThat(robot.lookup("#node-out").tryQuery()).isPresent();
        robot.interact(() -> bench.canvas.look(new Viewport(-5000, 0, 1)));
        robot.interact(() -> bench.canvas.layout());
        assertThat(robot.lookup("#node-out").tryQuery()).isEmpty();

        robot.interact(() -> bench.canvas.look(new Viewport(0, 0, 0.3)));
        robot.interact(() -> bench.canvas.layout());
        assertThat(robot.lookup("#node-out").tryQuery()).isEmpty();
        robot.clickOn(bench.at(900, 190));
        assertThat(bench.model.selection().items()).containsExactly(new Item.OfNode(new NodeId(4)));
    }

    @Test
    void theMapShowsItselfAfterAMoveOnlyWhenSomethingIsOutOfView() {
        Node map = robot.lookup("#canvas-minimap").query();
        robot.interact(() -> bench.canvas.look(new Viewport(0, 0, 1)));
        assertThat(map.isVisible()).isFalse();
        robot.interact(() -> bench.canvas.look(new Viewport(600, 0, 1)));
        assertThat(map.isVisible()).isTrue();
        CanvasBench.await(() -> !map.isVisible());
    }

    @Test
    void theWholeDrawingStaysInViewWhileTheWindowTakesItsSizeUntilSomebodyMovesTheView() {
        robot.interact(() -> bench.root.setPadding(new javafx.geometry.Insets(0, 300, 0, 0)));
        robot.interact(() -> bench.root.layout());
        assertThat(bench.view()).isEqualTo(CanvasBench.call(bench.canvas::fittedView));

        robot.interact(() -> bench.canvas.look(new Viewport(0, 0, 1)));
        robot.interact(() -> bench.root.setPadding(javafx.geometry.Insets.EMPTY));
        robot.interact(() -> bench.root.layout());
        assertThat(bench.view()).isEqualTo(new Viewport(0, 0, 1));
    }

    @Test
    void theFirstNodeStaysWhereItWasAdded() {
        bench = new CanvasBench(robot, stage, SampleStates.empty());
        Viewport before = bench.view();
        robot.doubleClickOn(bench.at(510, 428)).write("gener").type(KeyCode.ENTER);
        bench.awaitEdits(1);

        assertThat(bench.view()).isEqualTo(before);
        assertThat(robot.lookup("#canvas-empty").query().isVisible()).isFalse();
    }

    @Test
    void whatIsRevealedIsSelectedAndBroughtIntoView() {
        robot.interact(() -> bench.canvas.look(new Viewport(-5000, 0, 1)));
        robot.interact(() -> bench.model.reveal(Problem.Where.subject("add-32")));

        assertThat(bench.model.selection().items()).containsExactly(new Item.OfNode(new NodeId(3)));
        CanvasBench.await(() -> robot.lookup("#node-add-32").tryQuery().isPresent());
    }

    @Test
    void tidyUpIsOneStepOfTheDocument() {
        robot.clickOn(bench.at(500, 400)).push(KeyCode.SHIFT, KeyCode.T);
        CanvasBench.await(() -> bench.session.edits().size() <= 1);
        robot.drag(bench.at(160, 200)).dropTo(bench.at(500, 420));
        bench.awaitEdits(1);
        robot.clickOn(bench.at(900, 440)).push(KeyCode.SHIFT, KeyCode.T);
        bench.awaitEdits(2);

        assertThat(bench.session.edits()).hasSize(2);
        assertThat(bench.position("in").x())
                .isLessThan(bench.position("to-rate").x());
    }

    @Test
    void everyNodePortAndRateHasAnAccessibleText() {
        run();
        live(5, 1);
        assertThat(bench.node("to-rate").getAccessibleText()).contains("x 1.8", "named to-rate", "Computation");
        assertThat(robot.lookup("#port-to-rate-in").query().getAccessibleText()).isEqualTo("input of x 1.8");
        assertThat(rate().orElseThrow().getParent().getAccessibleText()).isEqualTo("from in to to-rate: 5/s");
    }

    @Test
    void everyActionOfTheCanvasHasAnEffectOnASelectedNode() {
        List<String> ids = bench.actions.all().stream().map(Action::id).toList();
        assertThat(ids).hasSizeGreaterThan(20);
        for (String id : ids) {
            unseen(SampleStates.celsius(), new Item.OfNode(new NodeId(2)));
            Action action = bench.actions.get(id);
            if (id.equals("canvas.dock") || id.equals("canvas.turn-into-code")) {
                assertThat(action.enabled().get())
                        .as("a node is no State, and has its code already")
                        .isFalse();
                continue;
            }
            assertThat(action.enabled().get()).as(id).isTrue();
            List<Object> before = CanvasBench.call(this::everything);
            CanvasBench.call(() -> {
                action.fire();
                return true;
            });
            CanvasBench.await(() -> !CanvasBench.call(this::everything).equals(before));
        }
    }

    @Test
    void withoutANodeTheActionsThatNeedOneAreDisabledAndTheOthersAreNot() {
        unseen(SampleStates.empty());
        assertThat(bench.actions.all().stream()
                        .filter(action -> !action.enabled().get())
                        .map(Action::id))
                .containsExactlyInAnyOrder(
                        "canvas.open-code",
                        "canvas.rename",
                        "canvas.turn-into-code",
                        "canvas.cut",
                        "canvas.copy",
                        "canvas.duplicate",
                        "canvas.delete",
                        "canvas.delete-heal",
                        "canvas.select-all",
                        "canvas.dock",
                        "canvas.tidy",
                        "canvas.fit");
    }

    @Test
    void aStateThatWasDraggedOutIsDockedAgain() {
        bench = new CanvasBench(robot, stage, SampleStates.alphabet());
        Action dock = bench.actions.get("canvas.dock");
        robot.clickOn(bench.node("votes"));
        assertThat(dock.enabled().get()).as("it is docked").isFalse();
        Point2D docked = bench.centre("#node-votes");
        robot.drag("#node-votes").dropTo(docked.add(120, 60));
        bench.awaitEdits(1);
        CanvasBench.await(() -> dock.enabled().get());
        robot.push(KeyCode.SHIFT, KeyCode.D);
        bench.awaitEdits(2);

        assertThat(bench.session.state().project().layout()).doesNotContainKey("votes");
        assertThat(bench.centre("#node-votes")).isEqualTo(docked);
    }

    /** A new canvas in no window: what actions do needs no pointer and no picture. */
    private void unseen(SessionState state, Item... chosen) {
        CanvasBench old = bench;
        bench = CanvasBench.call(() -> {
            old.canvas.close();
            return new CanvasBench(robot, state);
        });
        shown.clear();
        bench.model.onReveal(where -> shown.add(where.toString()));
        CanvasBench.call(() -> {
            bench.canvas.look(new Viewport(37, 21, 0.9));
            bench.model.selection().set(List.of(chosen));
            ClipboardContent nothing = new ClipboardContent();
            nothing.putString(" ");
            Clipboard.getSystemClipboard().setContent(nothing);
            bench.root.layout();
            return true;
        });
    }

    /** All that an action of the canvas can change or say. */
    private List<Object> everything() {
        return List.of(
                List.copyOf(bench.session.edits()),
                List.copyOf(shown),
                bench.model.selection().items(),
                bench.model.messageProperty().get(),
                bench.canvas.viewport(),
                bench.canvas.activity(),
                String.valueOf(Clipboard.getSystemClipboard().getString()),
                open("#quick-add"),
                open("#" + Ids.RENAME));
    }

    private boolean open(String query) {
        return Optional.ofNullable(bench.root.lookup(query))
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .isPresent();
    }

    @Test
    void anEmptyProjectOpensWithAHint() {
        bench = new CanvasBench(robot, stage, SampleStates.empty());

        assertThat(robot.lookup("#canvas-empty").query().isVisible()).isTrue();
    }
}
