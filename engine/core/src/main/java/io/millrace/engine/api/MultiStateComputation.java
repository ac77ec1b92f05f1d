package io.millrace.engine.api;

/**
 * A {@link StateComputation} with any number of outputs.
 *
 * <p>Threading: called only by the worker that owns the key's partition.
 *
 * @param <I> input type
 * @param <S> State type
 * @param <O> output type
 */
@FunctionalInterface
public interface MultiStateComputation<I, S, O> {
    /** Emits the outputs; an exception withdraws what was emitted, State changes stay. */
    void compute(I in, S state, Emitter<O> out) throws Exception;
}
