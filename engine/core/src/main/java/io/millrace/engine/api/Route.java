package io.millrace.engine.api;

/**
 * The predicate of an edge.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <I> message type
 */
@FunctionalInterface
public interface Route<I> {
    /** Says whether the message takes this edge; an exception fails the message before any edge takes it. */
    boolean test(I in) throws Exception;
}
