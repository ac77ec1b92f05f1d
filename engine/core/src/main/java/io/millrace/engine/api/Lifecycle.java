package io.millrace.engine.api;

/**
 * Implemented by user functions that want to be told when they begin and end.
 *
 * <p>Threading: both methods run on the worker that calls the function, once per worker and generation.
 */
public interface Lifecycle {
    /** Called before the first message; an exception refuses the generation. */
    void open(Context context) throws Exception;

    /** Called after the last message of the generation; an exception is reported, nothing else. */
    default void close() throws Exception {}
}
