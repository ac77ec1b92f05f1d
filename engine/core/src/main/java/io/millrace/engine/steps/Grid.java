package io.millrace.engine.steps;

import io.millrace.engine.api.Window;

/**
 * How windows of one length lie over time: window 0 starts at an origin, each next one a slide later.
 *
 * <p>Windows overlap, so time is cut into panes where any window starts or ends: a window is a row of panes, and a
 * message goes into one pane. Where range is no multiple of slide, there are two panes in each slide, else one.
 *
 * @param range length of a window
 * @param slide from the start of one to the start of the next, at most the range
 * @param delay how long a window waits for messages behind its end, a multiple of the slide
 */
record Grid(long range, long slide, long delay) {
    /** Rounds the delay up. */
    Grid {
        if (slide > range || slide <= 0 || delay < 0) {
            throw new IllegalArgumentException("a slide must be positive and at most the range, a delay not negative");
        }
        delay = Times.roundedUp(delay, slide);
    }

    /** How many windows are open at a time. */
    long open() {
        return -Math.floorDiv(-(range + delay), slide);
    }

    /** The newest window that contains a time. */
    long newestAt(long time, long origin) {
        return Math.floorDiv(time - origin, slide);
    }

    /** The first window that is not out when the watermark is there. */
    long firstOpenAt(long watermark, long origin) {
        return Math.floorDiv(watermark - range - delay - origin, slide) + 1;
    }

    Window window(long index, long origin) {
        final long start = origin + index * slide;
        return new Window(start, start + range);
    }

    /** The watermark at which a window comes out. */
    long due(long index, long origin) {
        return origin + index * slide + range + delay;
    }

    /** The pane that a time is in. */
    long paneAt(long time, long origin) {
        final long window = newestAt(time, origin);
        return rest() == 0 ? window : 2 * window + (time - origin - window * slide < rest() ? 0 : 1);
    }

    /** The first pane of a window. */
    long firstPane(long window) {
        return rest() == 0 ? window : 2 * window;
    }

    /** The last pane of a window. */
    long lastPane(long window) {
        return rest() == 0 ? window + range / slide - 1 : 2 * (window + range / slide);
    }

    /** The oldest window that a pane is part of. */
    long oldestWith(long pane) {
        if (rest() == 0) {
            return pane - range / slide + 1;
        }
        // The last pane of a window is the even one, at whose end the window ends.
        return -Math.floorDiv(-pane, 2) - range / slide;
    }

    /** The newest window that a pane is part of. */
    long newestWith(long pane) {
        return rest() == 0 ? pane : Math.floorDiv(pane, 2);
    }

    private long rest() {
        return range % slide;
    }
}
