package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;

/**
 * A source as its worker sees it.
 *
 * <p>Threading: the worker.
 */
interface Intake extends Input {
    @Override
    default long started() {
        return starter().operator().counts().started;
    }

    @Override
    default boolean isQuiet(int pause) {
        return starter().isPaused() && !starter().isUnderway();
    }

    /** Takes in nothing more. */
    void stop();

    /** Nanoseconds until it wants to be polled again without being asked for. */
    long untilDue();

    long halfFrames();

    /** Messages that were read and have not started; lost when it closes now. */
    default long unread() {
        return 0;
    }

    Link link();

    void close();
}
