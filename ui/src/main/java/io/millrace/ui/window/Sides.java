package io.millrace.ui.window;

/**
 * How wide the panes beside the canvas are: as wide as the person wants them while there is room, narrower when there is
 * not, and as wanted again as soon as there is. Pixels.
 */
record Sides(double left, double right) {
    static final double LEFT_MIN = 140;
    static final double RIGHT_MIN = 290;
    /** What the middle should have before the sides give way. */
    static final double MIDDLE = 440;

    /** The inspector gives way first, then the palette. */
    static Sides fit(double width, Sides wanted) {
        final double right = Math.max(RIGHT_MIN, Math.min(wanted.right(), width - MIDDLE - wanted.left()));
        final double left = Math.max(LEFT_MIN, Math.min(wanted.left(), width - MIDDLE - right));
        return new Sides(left, right);
    }
}
