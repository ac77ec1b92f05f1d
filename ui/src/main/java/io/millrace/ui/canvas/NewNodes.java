package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Adds nodes where there is room for them and brings them into view. Threading: FX thread. */
final class NewNodes {
    private static final int BESIDE = 80;

    private final CanvasViewModel vm;
    private final Outlook outlook;

    /** What is seen of the canvas. */
    interface Outlook {
        Point2D middle();

        /** What a control hides, in canvas units. */
        Optional<Rectangle2D> covered();

        void ensureSeen(Rectangle2D area);
    }

    NewNodes(CanvasViewModel vm, Outlook outlook) {
        this.vm = vm;
        this.outlook = outlook;
    }

    /** Adds a node at a place that somebody points to, or the nearest free one. */
    void at(NodeKind kind, Position wanted) {
        add(kind, Grid.snapped(wanted), false);
    }

    /** Adds a node without a pointer: right of the selected one, else near the middle of what is seen. */
    void beside(NodeKind kind) {
        add(kind, Grid.snapped(besideSelected().orElseGet(this::middle)), true);
    }

    /** Adds a node at the end of a wire or dashed line that was dropped there. */
    void off(NodeKind kind, Position wanted, Drawing.Socket from) {
        Optional<Box> user =
                Optional.of(from.box()).filter(box -> kind.shape() == Shape.STATE && box.form() != Box.Form.CYLINDER);
        Position place = place(kind, new Wanted(Grid.snapped(wanted), from.plug() == Box.Plug.OUT, user));
        vm.wiring().addAt(kind, place, from);
        outlook.ensureSeen(bounds(kind, place));
    }

    private void add(NodeKind kind, Position wanted, boolean onwards) {
        Optional<Box> user = vm.wiring().lackingState(kind, wanted);
        Position place = place(kind, new Wanted(wanted, onwards, user));
        vm.wiring().add(kind, place, user);
        outlook.ensureSeen(bounds(kind, place));
    }

    /** Where something should go, and whose State it will be. */
    private record Wanted(Position at, boolean onwards, Optional<Box> user) {}

    private Position place(NodeKind kind, Wanted wanted) {
        List<Rectangle2D> taken =
                vm.drawing().boxes().values().stream().map(Box::bounds).toList();
        Predicate<Rectangle2D> liked =
                wanted.user().map(user -> clearOf(user, taken)).orElse(area -> true);
        return new FreePlace(taken, outlook.covered())
                .nearest(new FreePlace.Wish(wanted.at(), shape(kind), wanted.onwards(), liked));
    }

    private static Predicate<Rectangle2D> clearOf(Box user, List<Rectangle2D> taken) {
        List<Rectangle2D> others =
                taken.stream().filter(area -> !area.equals(user.bounds())).toList();
        return area -> FreePlace.clear(Bond.between(user, area, ""), others);
    }

    /** Right of the selected node, when there is one; a State has no side. */
    Optional<Position> besideSelected() {
        List<Box> selected = vm.selectedBoxes();
        if (selected.size() != 1 || selected.get(0).form() == Box.Form.CYLINDER) {
            return Optional.empty();
        }
        int right = (int) selected.get(0).bounds().getWidth() + BESIDE;
        return vm.positions(selected).values().stream().findFirst().map(at -> at.plus(right, 0));
    }

    private Position middle() {
        Point2D middle = outlook.middle();
        return new Position(
                (int) middle.getX() - Draughtsman.CARD_WIDTH / 2, (int) middle.getY() - (int) Box.PORT_LINE);
    }

    private static Rectangle2D bounds(NodeKind kind, Position place) {
        return new FreePlace.Wish(place, shape(kind), false, area -> true).bounds(place);
    }

    /** About as large as it will be. */
    static Rectangle2D shape(NodeKind kind) {
        return switch (kind.shape()) {
            case KEY -> new Rectangle2D(0, 14, 80, 28);
            case STATE -> new Rectangle2D(0, 0, 100, 74);
            default -> new Rectangle2D(0, 0, Draughtsman.CARD_WIDTH, Draughtsman.CARD_HEIGHT);
        };
    }
}
