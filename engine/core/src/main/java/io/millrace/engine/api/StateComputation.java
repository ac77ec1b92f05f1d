package io.millrace.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Takes an input and the State of its key, may change the State, may give an output.
 *
 * <p>Threading: called only by the worker that owns the key's partition; nothing needs a lock.
 *
 * @param <I> input type
 * @param <S> State type
 * @param <O> output type; {@code Void} for one that only updates
 */
@FunctionalInterface
public interface StateComputation<I, S, O> {
    /** Returns the output or null for none. State changes made before an exception stay. */
    @Nullable
    O compute(I in, S state) throws Exception;
}
