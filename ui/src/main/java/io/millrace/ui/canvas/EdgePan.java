package io.millrace.ui.canvas;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;

/** Moves the view on while a gesture holds the pointer near its edge. */
final class EdgePan {
    private static final double REACH = 36;
    private static final double FASTEST = 14;

    private final Board board;
    private final Runnable moved;
    private Point2D pointer = Point2D.ZERO;
    private boolean running;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step();
        }
    };

    EdgePan(Board board, Runnable moved) {
        this.board = board;
        this.moved = moved;
    }

    /** The pointer of the gesture in hand; empty when there is none. */
    void follow(Optional<Point2D> at) {
        at.ifPresent(point -> pointer = point);
        boolean wanted = at.isPresent()
                && (speed(pointer.getX(), board.width()) != 0 || speed(pointer.getY(), board.height()) != 0);
        if (wanted != running) {
            running = wanted;
            if (wanted) {
                timer.start();
            } else {
                timer.stop();
            }
        }
    }

    private void step() {
        double dx = speed(pointer.getX(), board.width());
        double dy = speed(pointer.getY(), board.height());
        board.look(board.viewport().panned(dx, dy));
        moved.run();
    }

    /** Pixels a frame: positive near the low edge. */
    static double speed(double at, double size) {
        double low = Math.max(0, Math.min(1, (REACH - at) / REACH));
        double high = Math.max(0, Math.min(1, (at - size + REACH) / REACH));
        return (low - high) * FASTEST;
    }
}
