package io.millrace.engine.api;

/**
 * Makes the State object of a key that is seen for the first time.
 *
 * <p>Threading: called only by the worker that owns the key's partition.
 *
 * @param <S> State type
 */
@FunctionalInterface
public interface StateFactory<S> {
    /** Returns a new State object, never null; an exception fails the message. */
    S create() throws Exception;
}
