package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.PaletteHand;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Item;
import io.millrace.ui.palette.PaletteView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(OwnWindow.class)
class CanvasGesturesTest {
    private static final Item IN = new Item.OfNode(new NodeId(1));
    private static final Item RATE = new Item.OfNode(new NodeId(2));

    private Stage stage;
    private FxRobot robot;
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

    @Test
    void clickSelectsAndCtrlClickAddsAndTakesAway() {
        robot.clickOn(bench.node("in"));
        assertThat(bench.model.selection().items()).containsExactly(IN);

        robot.press(KeyCode.CONTROL).clickOn(bench.node("to-rate")).release(KeyCode.CONTROL);
        assertThat(bench.model.selection().items()).containsExactlyInAnyOrder(IN, RATE);

        robot.press(KeyCode.CONTROL).clickOn(bench.node("in")).release(KeyCode.CONTROL);
        assertThat(bench.model.selection().items()).containsExactly(RATE);

        robot.clickOn(bench.at(500, 400));
        assertThat(bench.model.selection().items()).isEmpty();
    }

    @Test
    void aClickNearAWireSelectsIt() {
        robot.clickOn(bench.at(300, 188 + 8));

        assertThat(bench.model.selection().items()).containsExactly(new Item.OfEdge("in--to-rate"));
    }

    @Test
    void theMarqueeSelectsWhatItTouches() {
        robot.drag(bench.at(60, 120)).dropTo(bench.at(560, 260));

        assertThat(bench.model.selection().items()).containsExactlyInAnyOrder(IN, RATE, new Item.OfEdge("in--to-rate"));
    }

    @Test
    void aDragMovesOnTheGridAndShiftSuspendsIt() {
        robot.drag(bench.at(160, 200)).dropTo(bench.at(193, 268));
        bench.awaitEdits(1);
        assertThat(bench.position("in")).isEqualTo(new Position(120, 220));

        robot.press(KeyCode.SHIFT);
        robot.drag(bench.at(200, 265)).dropTo(bench.at(207, 268));
        robot.release(KeyCode.SHIFT);
        bench.awaitEdits(2);
        // The pointer stands on whole pixels of the screen, each so many units of the canvas.
        final double pixel = 1 / bench.view().zoom();
        assertThat((double) bench.position("in").x()).isCloseTo(127, within(pixel));
        assertThat((double) bench.position("in").y()).isCloseTo(223, within(pixel));
    }

    @Test
    void aDragMovesEverySelectedNodeInOneStep() {
        robot.drag(bench.at(60, 120)).dropTo(bench.at(560, 260));
        robot.drag(bench.at(160, 200)).dropTo(bench.at(160, 300));
        bench.awaitEdits(1);

        assertThat(bench.session.edits()).hasSize(1);
        assertThat(bench.position("in")).isEqualTo(new Position(80, 260));
        assertThat(bench.position("to-rate")).isEqualTo(new Position(340, 260));
        assertThat(bench.position("add-32")).isEqualTo(new Position(600, 160));
    }

    @Test
    void escapePutsADraggedNodeBack() {
        double before = bench.node("in").getLayoutY();
        robot.drag(bench.at(160, 200)).moveTo(bench.at(160, 320));
        robot.type(KeyCode.ESCAPE).drop();

        assertThat(bench.session.edits()).isEmpty();
        assertThat(bench.node("in").getLayoutY()).isEqualTo(before);
    }

    @Test
    void arrowKeysNudgeWhatIsSelected() {
        robot.clickOn(bench.node("out")).type(KeyCode.RIGHT).type(KeyCode.DOWN);
        bench.awaitEdits(2);

        assertThat(bench.position("out")).isEqualTo(new Position(880, 180));
    }

    @Test
    void dragFromOutputToInputConnects() {
        robot.drag(bench.port("in", "out")).dropTo(bench.port("out", "in"));
        bench.awaitEdits(1);

        robot.drag(bench.port("in", "out")).dropTo(bench.port("add-32", "in"));
        bench.awaitEdits(2);

        assertThat(bench.session.state().project().edges()).contains(Edge.of("in", "out"), Edge.of("in", "add-32"));
    }

    @Test
    void dragFromInputToOutputConnectsToo() {
        robot.drag(bench.port("add-32", "in")).dropTo(bench.port("in", "out"));
        bench.awaitEdits(1);

        assertThat(bench.session.state().project().edges()).contains(Edge.of("in", "add-32"));
    }

    @Test
    void portsThatFitGlowWhileAWireIsDrawn() {
        robot.drag(bench.port("in", "out")).moveTo(bench.at(700, 400));
        Set<?> fitting = CanvasBench.call(
                () -> Set.copyOf(robot.lookup("#port-out-in").query().getPseudoClassStates()));
        Set<?> taken = CanvasBench.call(
                () -> Set.copyOf(robot.lookup("#port-to-rate-in").query().getPseudoClassStates()));
        robot.type(KeyCode.ESCAPE).drop();

        assertThat(fitting).anyMatch(PortView.FITTING::equals);
        assertThat(taken).anyMatch(PortView.REFUSED::equals);
        assertThat(bench.session.edits()).isEmpty();
    }

    @Test
    void theReasonStandsAtThePointerWhenTypesDoNotFit() {
        bench = new CanvasBench(robot, stage, withoutEdges());
        robot.drag(bench.port("add-32", "out")).moveTo(bench.port("to-rate", "in"));
        Label tip = robot.lookup("#canvas-tip").queryAs(Label.class);

        assertThat(tip.isVisible()).isTrue();
        assertThat(tip.getText()).isEqualTo("+ 32 (add-32) gives double, but x 1.8 (to-rate) takes float.");
        robot.drop();
        assertThat(bench.session.edits()).isEmpty();
        assertThat(bench.model.messageProperty().get().bad()).isTrue();
    }

    private static io.millrace.app.session.SessionState withoutEdges() {
        var p = SampleStates.celsiusProject();
        var bare = new io.millrace.app.project.Project(
                p.name(), p.nodes(), p.states(), List.of(), p.code(), p.layout(), p.data(), p.tests(), p.extras());
        return SampleStates.with(SampleStates.of(bare), SampleStates.celsiusAnalysis(), List.of());
    }

    @Test
    void aWireCanBePutToAnotherInputByItsEnd() {
        robot.clickOn(bench.at(300, 188));
        robot.drag(bench.port("to-rate", "in")).dropTo(bench.port("out", "in"));
        bench.awaitEdits(1);

        assertThat(bench.lastEdit()).isEqualTo(new Edit.Reconnect("in--to-rate", PortRef.out("in"), PortRef.in("out")));
        assertThat(bench.session.state().project().edges()).contains(Edge.of("in", "out"));
    }

    @Test
    void aWireCanBePutToAnotherOutputByItsTail() {
        robot.drag(bench.at(340 + 180 + 22, 188)).dropTo(bench.port("in", "out"));
        bench.awaitEdits(1);

        assertThat(bench.lastEdit())
                .isEqualTo(new Edit.Reconnect("to-rate--add-32", PortRef.out("in"), PortRef.in("add-32")));
        assertThat(bench.model.selection().items()).containsExactly(new Item.OfEdge("in--add-32"));
    }

    @Test
    void deleteRemovesWiresAndNodes() {
        robot.clickOn(bench.at(300, 188)).type(KeyCode.DELETE);
        bench.awaitEdits(1);
        assertThat(bench.session.state().project().edges()).doesNotContain(Edge.of("in", "to-rate"));

        robot.clickOn(bench.node("out")).type(KeyCode.DELETE);
        bench.awaitEdits(2);
        assertThat(bench.session.state().project().nodes()).doesNotContainKey("out");
        assertThat(robot.lookup("#node-out").tryQuery()).isEmpty();
    }

    @Test
    void aWireDroppedInSpaceAddsAConnectedNodeInOneStep() {
        robot.drag(bench.port("in", "out")).dropTo(bench.at(360, 380));
        TextField field = robot.lookup("#quick-add").queryAs(TextField.class);
        CanvasBench.await(field::isFocused);
        robot.write("computation").type(KeyCode.ENTER);
        bench.awaitEdits(1);

        assertThat(bench.session.edits()).hasSize(1);
        assertThat(bench.session.state().project().edges()).contains(Edge.of("in", "step"));
        assertThat(bench.model.selection().single()).isPresent();
    }

    @Test
    void aWireDraggedBackwardsIntoSpaceOffersWhatHasAnOutput() {
        robot.drag(bench.port("in", "out")).moveTo(bench.at(300, 360)).drop();
        List<String> ahead = offered();
        robot.type(KeyCode.ESCAPE);
        robot.drag(bench.port("out", "in")).moveTo(bench.at(700, 360)).drop();
        List<String> back = offered();

        assertThat(ahead).contains("tcp-sink", "computation").doesNotContain("tcp-source", "state");
        assertThat(back).contains("tcp-source", "computation").doesNotContain("tcp-sink", "state");
    }

    private List<String> offered() {
        javafx.scene.control.ListView<io.millrace.engine.catalogue.NodeKind> list =
                robot.lookup("#quick-add-list").queryListView();
        return list.getItems().stream()
                .map(io.millrace.engine.catalogue.NodeKind::id)
                .toList();
    }

    @Test
    void quickAddOpensByKeyAndByDoubleClickAndEscapeClosesIt() {
        robot.moveTo(bench.at(500, 420)).type(KeyCode.A);
        assertThat(robot.lookup("#quick-add").query().isFocused()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#quick-add").query().getParent().isVisible()).isFalse();
        robot.type(KeyCode.INSERT);
        assertThat(robot.lookup("#quick-add").query().getParent().isVisible()).isTrue();
        robot.type(KeyCode.ESCAPE);

        robot.doubleClickOn(bench.at(510, 428));
        robot.write("gener").type(KeyCode.ENTER);
        bench.awaitEdits(1);

        assertThat(bench.session.state().project().nodes()).containsKey("generator");
        assertThat(bench.position("generator")).isEqualTo(new Position(420, 400));
        aSelectedNodeGetsTheNextOneBesideIt();
    }

    private void aSelectedNodeGetsTheNextOneBesideIt() {
        robot.clickOn(bench.node("out")).type(KeyCode.A).write("state").interact(this::everyHitIsShownWhole);
        robot.type(KeyCode.ENTER);
        bench.awaitEdits(2);

        assertThat(bench.session.state().project().states()).containsKey("state");
        assertThat(bench.position("state")).isEqualTo(new Position(1120, 160));
        CanvasBench.await(() -> robot.lookup("#node-state").tryQuery().isPresent());
    }

    /** No bar to scroll, no description that ends in dots, no room below the last one. */
    private void everyHitIsShownWhole() {
        var list = robot.lookup("#quick-add-list").queryListView();
        bench.root.layout();
        list.getParent().layout();
        assertThat(list.lookupAll(".scroll-bar")).noneMatch(bar -> bar.isVisible());
        var docs = list.lookupAll(".pick-doc").stream()
                .map(Label.class::cast)
                .filter(label -> label.getScene() != null
                        && label.getParent().getParent().getParent().isVisible())
                .toList();
        assertThat(docs).hasSameSizeAs(list.getItems());
        assertThat(docs)
                .allSatisfy(label -> assertThat(((javafx.scene.text.Text) label.lookup(".text")).getText())
                        .isEqualTo(label.getText()));
        double bottom = docs.stream()
                .mapToDouble(
                        label -> label.localToScene(label.getBoundsInLocal()).getMaxY())
                .max()
                .orElseThrow();
        assertThat(list.localToScene(list.getBoundsInLocal()).getMaxY() - bottom)
                .isBetween(0.0, 20.0);
    }

    @Test
    void copyPasteAndDuplicateGoThroughTheClipboard() {
        robot.clickOn(bench.node("to-rate")).push(KeyCode.CONTROL, KeyCode.C);
        robot.moveTo(bench.at(400, 420)).push(KeyCode.CONTROL, KeyCode.V);
        bench.awaitEdits(1);
        assertThat(bench.session.state().project().nodes()).hasSize(5);
        CanvasBench.await(() -> bench.model.selection().single().isPresent());

        robot.push(KeyCode.CONTROL, KeyCode.D);
        bench.awaitEdits(2);
        assertThat(bench.session.state().project().nodes()).hasSize(6);

        robot.push(KeyCode.CONTROL, KeyCode.X);
        bench.awaitEdits(3);
        assertThat(bench.session.state().project().nodes()).hasSize(5);
    }

    @Test
    void selectAllTakesNodesAndWires() {
        robot.clickOn(bench.at(500, 420)).push(KeyCode.CONTROL, KeyCode.A);

        assertThat(bench.model.selection().items()).hasSize(7);
    }

    @Test
    void f2RenamesInPlaceAndShowsARefusal() {
        robot.clickOn(bench.node("in")).type(KeyCode.F2);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("out").type(KeyCode.ENTER);
        Label refusal = robot.lookup("#canvas-rename-refusal").queryAs(Label.class);
        CanvasBench.await(refusal::isVisible);
        assertThat(refusal.getText()).contains("out");

        robot.push(KeyCode.CONTROL, KeyCode.A).write("readings").type(KeyCode.ENTER);
        bench.awaitEdits(2);
        assertThat(bench.session.state().project().nodes()).containsKey("readings");
        CanvasBench.await(() -> robot.lookup("#node-readings").tryQuery().isPresent());
    }

    @Test
    void doubleClickOnTheNameRenamesAndElsewhereOpensTheCode() {
        List<Problem.Where> revealed = new ArrayList<>();
        var unused = bench.model.onReveal(revealed::add);
        robot.doubleClickOn(bench.at(340 + 100, 160 + 45));
        assertThat(revealed)
                .extracting(w -> w.code().orElseThrow())
                .containsExactly(new CodeRef("to-rate", Role.COMPUTE));

        robot.doubleClickOn(bench.at(340 + 50, 160 + 18));
        assertThat(robot.lookup("#canvas-rename").query().isFocused()).isTrue();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void ctrlWheelZoomsAtThePointerAndTheWheelPans() {
        Point2D place = bench.at(700, 300);
        robot.moveTo(place)
                .press(KeyCode.CONTROL)
                .scroll(3, javafx.geometry.VerticalDirection.UP)
                .release(KeyCode.CONTROL);
        Viewport zoomed = bench.view();
        assertThat(zoomed.zoom()).isNotEqualTo(1.0);
        assertThat(bench.at(700, 300).distance(place)).isLessThan(1);

        robot.scroll(2, javafx.geometry.VerticalDirection.UP);
        assertThat(bench.view().zoom()).isEqualTo(zoomed.zoom());
        assertThat(bench.view().y()).isNotEqualTo(zoomed.y());
    }

    @Test
    void spaceDragAndMiddleDragPan() {
        Viewport before = bench.view();
        robot.moveTo(bench.at(500, 400)).press(KeyCode.SPACE);
        robot.drag(bench.at(500, 400)).dropTo(bench.at(560, 430));
        robot.release(KeyCode.SPACE);
        Viewport after = bench.view();
        assertThat(after.x()).isEqualTo(before.x() - 60);
        assertThat(after.y()).isEqualTo(before.y() - 30);

        robot.drag(bench.at(500, 400), MouseButton.MIDDLE).dropTo(bench.at(540, 400));
        assertThat(bench.view().x()).isEqualTo(after.x() - 40);
        assertThat(bench.session.edits()).isEmpty();
    }

    @Test
    void keysZoomAndFit() {
        robot.clickOn(bench.at(500, 400)).push(KeyCode.CONTROL, KeyCode.MINUS);
        CanvasBench.await(() -> Math.abs(bench.view().zoom() - 0.8) < 0.001);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        CanvasBench.await(() -> bench.view().zoom() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.DIGIT1);
        CanvasBench.await(() -> bench.view().equals(CanvasBench.call(bench.canvas::fittedView)));
    }

    @Test
    void rightClickAndTheMenuKeyOpenTheMenuOfWhatIsThere() {
        robot.clickOn(bench.node("in"), MouseButton.SECONDARY);
        assertThat(bench.model.selection().items()).containsExactly(IN);
        robot.clickOn("#canvas-delete");
        bench.awaitEdits(1);
        assertThat(bench.session.state().project().nodes()).doesNotContainKey("in");

        robot.clickOn(bench.node("out")).push(KeyCode.SHIFT, KeyCode.F10);
        robot.clickOn("#canvas-duplicate");
        bench.awaitEdits(2);
        assertThat(bench.session.state().project().nodes()).hasSize(4);
    }

    @Test
    void theViewMovesOnWhileADragIsNearTheEdge() {
        Viewport before = bench.view();
        robot.drag(bench.at(160, 200)).moveTo(edge());
        CanvasBench.await(() -> bench.view().x() > before.x() + 30);
        robot.type(KeyCode.ESCAPE).drop();

        assertThat(bench.session.edits()).isEmpty();
    }

    private Point2D edge() {
        return CanvasBench.call(() -> bench.canvas.localToScreen(bench.canvas.getWidth() - 4, 300));
    }

    @Test
    void aKindDraggedFromThePaletteLandsWhereItIsDropped() {
        addPalette();
        robot.drag(PaletteHand.shown(robot, "generator"))
                .moveTo(bench.at(510, 428))
                .drop();
        bench.awaitEdits(1);
        assertThat(bench.position("generator")).isEqualTo(new Position(420, 400));

        robot.drag(PaletteHand.shown(robot, "generator"))
                .moveTo(bench.at(700, 420))
                .type(KeyCode.ESCAPE)
                .drop();
        assertThat(bench.session.edits()).hasSize(1);
    }

    @Test
    void aDoubleClickOrEnterInThePaletteAddsBesideWhatIsSelected() {
        addPalette();
        robot.clickOn(bench.node("out"));
        robot.doubleClickOn(PaletteHand.shown(robot, "discard"));
        bench.awaitEdits(1);
        assertThat(bench.position("discard")).isEqualTo(new Position(1120, 160));

        robot.clickOn("#palette-search").write("state").type(KeyCode.ENTER);
        bench.awaitEdits(2);
        assertThat(bench.session.state().project().states()).containsKey("state");
    }

    private void addPalette() {
        robot.interact(() -> {
            PaletteView palette = new PaletteView(bench.model, bench.actions);
            palette.setPrefWidth(212);
            ((BorderPane) bench.root).setLeft(palette);
            bench.root.layout();
        });
    }

    @Test
    void aStateIsBoundByDraggingItsLine() {
        bench = new CanvasBench(robot, stage, SampleStates.alphabet());
        robot.clickOn(bench.at(1000, 420))
                .type(KeyCode.A)
                .write("state computation")
                .type(KeyCode.ENTER);
        bench.awaitEdits(1);
        robot.drag(bench.port("step", "state")).dropTo(bench.port("votes", "state"));
        bench.awaitEdits(2);

        assertThat(bench.lastEdit()).isEqualTo(new Edit.BindState("step", java.util.Optional.of("votes")));
    }
}
