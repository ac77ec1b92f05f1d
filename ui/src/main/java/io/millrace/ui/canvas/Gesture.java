package io.millrace.ui.canvas;

import javafx.geometry.Point2D;

/** Something done with the pointer held down. Ends with exactly one of {@link #finish} and {@link #cancel}. */
interface Gesture {
    /** The pointer is here now, in screen pixels; {@code free} = snapping is suspended. */
    void drag(Point2D screen, boolean free);

    void finish();

    void cancel();

    /** Whether the view moves on when the pointer is near its edge. */
    default boolean pansAtEdges() {
        return true;
    }
}
