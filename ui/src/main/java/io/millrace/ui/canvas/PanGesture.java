package io.millrace.ui.canvas;

import javafx.geometry.Point2D;

/** Drags the paper. */
final class PanGesture implements Gesture {
    private final Board board;
    private final Viewport start;
    private final Point2D from;

    PanGesture(Board board, Point2D from) {
        this.board = board;
        this.start = board.viewport();
        this.from = from;
    }

    @Override
    public void drag(Point2D screen, boolean free) {
        board.look(start.panned(screen.getX() - from.getX(), screen.getY() - from.getY()));
    }

    @Override
    public void finish() {}

    @Override
    public void cancel() {
        board.look(start);
    }

    @Override
    public boolean pansAtEdges() {
        return false;
    }
}
