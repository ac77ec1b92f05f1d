package io.millrace.engine.api;

/**
 * Makes messages out of nothing: {@code initial}, then {@code next} of the previous one; never ends by itself.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <O> message type
 */
public interface Generator<O> {
    /** Returns the first message, never null. */
    O initial() throws Exception;

    /** Returns the message after {@code previous}, never null. */
    O next(O previous) throws Exception;
}
