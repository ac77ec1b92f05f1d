package io.millrace.ui.canvas;

import io.millrace.app.project.Position;

/** The grid that nodes snap to. */
final class Grid {
    static final int STEP = 20;

    private Grid() {}

    static Position snapped(Position at) {
        return new Position(snap(at.x()), snap(at.y()));
    }

    static int snap(double value) {
        return (int) (Math.rint(value / STEP) * STEP);
    }
}
