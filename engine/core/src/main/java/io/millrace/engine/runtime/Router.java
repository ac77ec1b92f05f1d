package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Where a node's edges take messages by condition. First every predicate is asked, then the edges take what they take.
 *
 * <p>Threading: the worker.
 */
abstract class Router {
    /** As many edges as a choice has bits. */
    static final int MOST = Long.SIZE;

    /**
     * Asks every predicate, once each.
     *
     * @param chosen edges drawn before these that take the message, a bit for each
     * @return these and those
     */
    abstract long choose(Run run, Object message, long chosen) throws Exception;

    /** Gives the message to the edges that were chosen, in drawn order. */
    abstract void take(Run run, Object message, @Nullable Object key, long chosen);

    /** See {@link ChainLink#probe}. */
    abstract void probe(@Nullable Object key);
}
