package io.millrace.engine.runtime;

/**
 * Makes instances of one user function, each an {@code engine.api} interface that fits its role: Decoder,
 * TimestampExtractor, Computation or MultiComputation, StateComputation or MultiStateComputation, Key, StateFactory,
 * Route, Generator, Encoder; and {@code Lifecycle} where it wants to be opened and closed.
 *
 * <p>Threading: called by the worker that will own the instance.
 */
@FunctionalInterface
public interface CodeFactory {
    Object create() throws Exception;
}
