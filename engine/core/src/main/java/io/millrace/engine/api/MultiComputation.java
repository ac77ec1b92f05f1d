package io.millrace.engine.api;

/**
 * Turns an input into any number of outputs; each goes on as its own message, in the order emitted.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <I> input type
 * @param <O> output type
 */
@FunctionalInterface
public interface MultiComputation<I, O> {
    /** Emits the outputs; an exception fails the message and withdraws what it emitted before. */
    void compute(I in, Emitter<O> out) throws Exception;
}
