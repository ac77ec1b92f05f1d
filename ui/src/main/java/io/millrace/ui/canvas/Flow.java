package io.millrace.ui.canvas;

/**
 * What a wire shows of the running application.
 *
 * @param rate messages per second, smoothed
 * @param text of its label
 * @param fill of its queue, 0 to 1
 * @param heat how near the queue is to full
 * @param idle nothing has crossed it for some seconds
 */
record Flow(double rate, String text, double fill, Heat heat, boolean idle) {
    static final Flow NONE = new Flow(0, "", 0, Heat.CALM, false);

    /** How near a queue is to full. */
    enum Heat {
        CALM,
        WARM,
        HOT;

        private static final double SLACK = 0.05;

        /** The heat of a fill; a hotter one is left only when the fill is clearly below its limit. */
        static Heat of(double fill, Heat before) {
            if (fill >= 0.85 || before == HOT && fill >= 0.85 - SLACK) {
                return HOT;
            }
            if (fill >= 0.60 || before != CALM && fill >= 0.60 - SLACK) {
                return WARM;
            }
            return CALM;
        }
    }
}
