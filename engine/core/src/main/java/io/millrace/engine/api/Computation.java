package io.millrace.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Turns an input into at most one output.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <I> input type
 * @param <O> output type
 */
@FunctionalInterface
public interface Computation<I, O> {
    /** Returns the output, or null when the message is filtered out; an exception fails the message. */
    @Nullable
    O compute(I in) throws Exception;
}
