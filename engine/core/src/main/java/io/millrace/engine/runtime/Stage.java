package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What one node does with one message, made of the user's functions of one generation. One class for each shape, so
 * that a call of user code costs no look-up.
 *
 * <p>Threading: the worker.
 */
abstract class Stage {
    /** The message was used up and gave nothing, as it should be. */
    static final Object DONE = new Object();
    /** What the message gave lies in the run's {@link Emits}. */
    static final Object MANY = new Object();

    /** Returns what the message gave, null when it was filtered out, or {@link #DONE} or {@link #MANY}. */
    abstract @Nullable Object apply(Run run, Object message) throws Exception;

    /** What the user knows as the message in hand, after a call with {@code message} has failed. */
    @Nullable
    Object inHand(Object message) {
        return message;
    }
}
