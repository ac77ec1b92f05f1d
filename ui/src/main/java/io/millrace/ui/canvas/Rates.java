package io.millrace.ui.canvas;

/** How rates look on wires: thickness, spacing of dots. */
final class Rates {
    private static final double THINNEST = 2;
    private static final double THICKEST = 6;
    private static final int MOST_DOTS = 8;

    private Rates() {}

    /** Pixels: 2 up to one message a second, one more for each power of ten, 6 at most. */
    static double thickness(double perSecond) {
        double decades = perSecond <= 1 ? 0 : Math.log10(perSecond);
        return Math.min(THICKEST, THINNEST + decades);
    }

    /** Pixels between dots; infinite when nothing moves. */
    static double dotSpacing(double perSecond, double length) {
        if (perSecond < 0.05) {
            return Double.POSITIVE_INFINITY;
        }
        double decades = Math.max(0, Math.log10(Math.max(1, perSecond)));
        return Math.max(120 / (1 + decades / 2), length / MOST_DOTS);
    }
}
