package io.millrace.ui.canvas;

import io.millrace.ui.common.Item;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Selects what a rectangle touches; added to what was selected when asked for. */
final class MarqueeGesture implements Gesture {
    private final Board board;
    private final Point2D from;
    private final Set<Item> before;
    private final boolean adds;

    MarqueeGesture(Board board, Point2D screen, boolean adds) {
        this.board = board;
        this.from = board.canvas(screen);
        this.before = board.vm().model().selection().items();
        this.adds = adds;
    }

    @Override
    public void drag(Point2D screen, boolean free) {
        Point2D start = board.viewport().toScreen(from.getX(), from.getY());
        board.overlay().marquee(between(start, screen));
        Rectangle2D area = between(from, board.canvas(screen));
        Set<Item> items = new LinkedHashSet<>(adds ? before : Set.of());
        board.vm().drawing().boxesIn(area).forEach(box -> box.item().ifPresent(items::add));
        board.vm().drawing().wires().values().stream()
                .filter(wire -> area.contains(wire.path().start())
                        && area.contains(wire.path().end()))
                .forEach(wire -> items.add(new Item.OfEdge(wire.id())));
        board.vm().model().selection().set(items);
    }

    private static Rectangle2D between(Point2D a, Point2D b) {
        return new Rectangle2D(
                Math.min(a.getX(), b.getX()),
                Math.min(a.getY(), b.getY()),
                Math.abs(a.getX() - b.getX()),
                Math.abs(a.getY() - b.getY()));
    }

    @Override
    public void finish() {
        board.overlay().clear();
    }

    @Override
    public void cancel() {
        board.overlay().clear();
        board.vm().model().selection().set(before);
    }
}
