package io.millrace.ui.canvas;

import io.millrace.ui.common.Item;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What clicks on the canvas do: select, open, rename, the menu. */
final class Clicks {
    private final Board board;
    private final Pointer.Doors doors;

    Clicks(Board board, Pointer.Doors doors) {
        this.board = board;
        this.doors = doors;
    }

    void click(MouseEvent event) {
        Point2D screen = new Point2D(event.getX(), event.getY());
        Point2D at = board.canvas(screen);
        Optional<Box> box = board.vm().drawing().boxAt(at.getX(), at.getY());
        Optional<Wire> wire = wireUnder(at, box);
        if (event.getButton() == MouseButton.SECONDARY) {
            Optional<Item> item = box.flatMap(Box::item).or(() -> wire.map(w -> new Item.OfEdge(w.id())));
            item.ifPresentOrElse(
                    i -> select(i, false), () -> board.vm().model().selection().clear());
            doors.menu(screen);
        } else if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() == 1) {
                narrow(event, box);
            } else if (event.getClickCount() == 2 && !event.isShortcutDown()) {
                doubleClick(box, wire, screen);
            }
        }
        event.consume();
    }

    /** The wire at a point of the canvas, unless a box lies there. */
    Optional<Wire> wireUnder(Point2D at, Optional<Box> box) {
        return box.isPresent()
                ? Optional.empty()
                : board.vm()
                        .drawing()
                        .wireAt(
                                at.getX(),
                                at.getY(),
                                Drawing.WIRE_REACH / board.viewport().zoom());
    }

    void select(Item item, boolean toggles) {
        var selection = board.vm().model().selection();
        if (toggles) {
            selection.toggle(item);
        } else if (!selection.contains(item)) {
            selection.only(item);
        }
    }

    /** A plain click on one of several selected boxes leaves it alone selected. */
    private void narrow(MouseEvent event, Optional<Box> box) {
        if (!event.isShortcutDown()) {
            box.flatMap(Box::item)
                    .ifPresent(item -> board.vm().model().selection().only(item));
        }
    }

    private void doubleClick(Optional<Box> box, Optional<Wire> wire, Point2D screen) {
        if (box.isPresent()) {
            if (onTitle(box.get(), board.canvas(screen))) {
                doors.rename(box.get());
            } else {
                doors.open(box.get());
            }
        } else if (wire.isPresent()) {
            doors.openEdge(wire.get().id());
        } else {
            doors.quickAdd(screen, Optional.empty());
        }
    }

    private static boolean onTitle(Box box, Point2D at) {
        double left = box.bounds().getMinX() + 34;
        double length = box.face().title().length() * 7.6;
        double top = box.bounds().getMinY();
        return switch (box.form()) {
            case CARD ->
                at.getX() >= left && at.getX() <= left + length && at.getY() >= top + 7 && at.getY() <= top + 28;
            case CYLINDER -> at.getY() >= top + 28 && at.getY() <= top + 48;
            case PILL -> false;
        };
    }
}
