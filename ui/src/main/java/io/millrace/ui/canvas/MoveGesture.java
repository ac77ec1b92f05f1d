package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Point2D;

/** Moves the selected boxes; they keep their places to each other, the one in hand snaps to the grid. */
final class MoveGesture implements Gesture {
    private final Board board;
    private final Point2D from;
    private final Map<String, Position> start;
    private final Position lead;

    MoveGesture(Board board, Point2D screen, Box grabbed) {
        this.board = board;
        this.from = board.canvas(screen);
        this.start = board.vm().positions(board.vm().selectedBoxes());
        this.lead = start.getOrDefault(grabbed.name(), new Position(0, 0));
    }

    @Override
    public void drag(Point2D screen, boolean free) {
        Point2D now = board.canvas(screen);
        Position wanted =
                Board.position(new Point2D(lead.x() + now.getX() - from.getX(), lead.y() + now.getY() - from.getY()));
        Position at = free ? wanted : Grid.snapped(wanted);
        Map<String, Position> to = new HashMap<>();
        start.forEach((name, was) -> to.put(name, was.plus(at.x() - lead.x(), at.y() - lead.y())));
        board.vm().draft(to);
    }

    @Override
    public void finish() {
        board.vm().commitDraft();
    }

    @Override
    public void cancel() {
        board.vm().dropDraft();
    }
}
