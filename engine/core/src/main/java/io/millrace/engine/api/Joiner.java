package io.millrace.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Makes one message of two that belong together.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <L> type of the left message
 * @param <R> type of the right message
 * @param <O> output type
 */
@FunctionalInterface
public interface Joiner<L, R, O> {
    /**
     * Returns the output, or null when there is none.
     *
     * @param right null for a left message that found no partner, where these are wanted
     */
    @Nullable
    O join(L left, @Nullable R right) throws Exception;
}
