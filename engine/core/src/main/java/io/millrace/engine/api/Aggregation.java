package io.millrace.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * What a window makes of its messages. Parts of a window are collected apart and combined when it comes out, so
 * {@code combine} is associative, and {@code initial()} is its identity on both sides.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <I> message type
 * @param <A> accumulator type
 * @param <O> output type
 */
public interface Aggregation<I, A, O> {
    /** Returns a new accumulator that has seen nothing. */
    A initial() throws Exception;

    /** Takes a message in; returns {@code acc}, changed, or another one. An exception fails the message. */
    A update(A acc, I in) throws Exception;

    /**
     * Returns what both have seen, {@code a} before {@code b}. It may change and return {@code a}; {@code b} stays as
     * it is and is not returned unless accumulators never change.
     */
    A combine(A a, A b) throws Exception;

    /**
     * Returns what comes out, or null for nothing. Windows without messages are asked too.
     *
     * @param key the key of the messages; null where they have none
     */
    @Nullable
    O output(@Nullable Object key, Window window, A acc) throws Exception;
}
