package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class NewNodesTest {
    private static final Rectangle2D ZOOM_BAR = new Rectangle2D(840, 560, 220, 32);

    private final List<Rectangle2D> seen = new ArrayList<>();
    private FakeSession session = new FakeSession(SampleStates.alphabet());
    private DesignerModel model = new DesignerModel(session, Runnable::run);
    private CanvasViewModel vm = new CanvasViewModel(model, Catalogue.standard());
    private NewNodes newNodes = newNodes(SampleStates.alphabet());

    private NewNodes newNodes(SessionState state) {
        session = new FakeSession(state);
        model = new DesignerModel(session, Runnable::run);
        vm = new CanvasViewModel(model, Catalogue.standard());
        final CanvasViewModel drawn = vm;
        var unused = model.stateProperty().subscribe(each -> drawn.refresh());
        return new NewNodes(vm, new NewNodes.Outlook() {
            @Override
            public Point2D middle() {
                return new Point2D(170, 188);
            }

            @Override
            public Optional<Rectangle2D> covered() {
                return Optional.of(ZOOM_BAR);
            }

            @Override
            public void ensureSeen(Rectangle2D area) {
                seen.add(area);
            }
        });
    }

    private static NodeKind kind(String id) {
        return Catalogue.standard().require(id);
    }

    private Box box(String name) {
        return vm.drawing().named(name).orElseThrow();
    }

    private Position at(String name) {
        return Optional.ofNullable(session.state().project().layout().get(name)).orElseThrow();
    }

    /** Every two things that stand on the canvas are clear of each other. */
    private void nothingLiesOnAnything() {
        List<Box> boxes = List.copyOf(vm.drawing().boxes().values());
        for (Box one : boxes) {
            assertThat(boxes.stream()
                            .filter(other -> !other.key().equals(one.key())
                                    && other.bounds().intersects(one.bounds()))
                            .map(Box::name))
                    .as(one.name())
                    .isEmpty();
        }
    }

    @Test
    void aFreePlaceIsTakenAsItIsPointedTo() {
        newNodes.at(kind("generator"), new Position(413, 427));

        assertThat(at("generator")).isEqualTo(new Position(420, 420));
        assertThat(vm.selectedNames()).containsExactly("generator");
        assertThat(seen).containsExactly(new Rectangle2D(420, 420, 180, 56));
    }

    @Test
    void aNodeDroppedOnAnotherGoesToTheNearestFreePlace() {
        newNodes.at(kind("discard"), at("in").plus(20, 10));

        assertThat(at("discard")).isEqualTo(new Position(100, 260));
        nothingLiesOnAnything();
    }

    @Test
    void nothingLandsUnderTheZoomBar() {
        newNodes.at(kind("discard"), new Position(860, 540));

        assertThat(box("discard").bounds().intersects(ZOOM_BAR)).isFalse();
        assertThat(seen).containsExactly(box("discard").bounds());
    }

    @Test
    void withoutAPointerANodeGoesBesideTheSelectedOneWhereThereIsRoom() {
        model.selection().only(new Item.OfNode(new NodeId(4)));
        newNodes.beside(kind("discard"));
        assertThat(at("discard")).isEqualTo(new Position(1080, 160));

        model.selection().only(new Item.OfNode(new NodeId(1)));
        newNodes.beside(kind("computation"));
        assertThat(at("step")).isEqualTo(new Position(340, 260));
    }

    @Test
    void manyNodesAddedOneAfterTheOtherLieBesideEachOther() {
        model.selection().clear();
        Catalogue.standard().kinds().forEach(newNodes::beside);
        model.selection().clear();
        Catalogue.standard().kinds().forEach(kind -> newNodes.at(kind, new Position(300, 300)));

        assertThat(vm.drawing().boxes())
                .hasSize(5 + 2 * Catalogue.standard().kinds().size());
        nothingLiesOnAnything();
    }

    @Test
    void aStateKeepsItsLineOffOtherNodes() {
        newNodes = newNodes(SampleStates.empty());
        newNodes.at(kind("state-computation"), new Position(400, 160));
        newNodes.at(kind("discard"), new Position(400, 240));
        newNodes.at(kind("state"), new Position(440, 320));

        assertThat(session.state().project().node("step").orElseThrow().state()).contains("state");
        assertThat(FreePlace.clear(
                        vm.drawing().bonds().get(0), List.of(box("discard").bounds())))
                .isTrue();
        nothingLiesOnAnything();
    }

    @Test
    void aNodeAtTheEndOfAWireIsJoinedAndLiesOnNothing() {
        newNodes.off(kind("computation"), at("add-votes"), new Drawing.Socket(box("in"), Box.Plug.OUT));

        assertThat(session.edits()).singleElement().isInstanceOf(Edit.AddNode.class);
        assertThat(vm.selectedNames()).isEqualTo(Set.of("step"));
        nothingLiesOnAnything();
    }
}
