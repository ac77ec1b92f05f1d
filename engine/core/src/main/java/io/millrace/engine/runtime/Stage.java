package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What one node does with one message, made of the user's functions of one generation. Stages are records, one for each
 * shape: the compiler trusts their fields, so that a link of a chain calls the user's function directly.
 *
 * <p>Threading: the worker.
 */
interface Stage {
    /** The message was used up and gave nothing, as it should be. */
    Object DONE = new Object();
    /** What the message gave lies in the run's {@link Emits}. */
    Object MANY = new Object();

    /** Returns what the message gave, null when it was filtered out, or {@link #DONE} or {@link #MANY}. */
    @Nullable
    Object apply(Run run, Object message) throws Exception;

    /** What the user knows as the message in hand, after a call with {@code message} has failed. */
    default @Nullable Object inHand(Object message) {
        return message;
    }

    /** Whether the run's key must be that of the message: {@code apply} reads it, or the user's code can ask for it. */
    default boolean looksAtKey() {
        return true;
    }
}
