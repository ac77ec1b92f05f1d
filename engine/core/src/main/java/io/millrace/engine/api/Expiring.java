package io.millrace.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by a {@link StateComputation} or {@link MultiStateComputation} that wants to be told when the time to live
 * of one of its State's objects is over.
 *
 * <p>Threading: called only by the worker that owns the key's partition, outside of any message.
 *
 * @param <K> key type
 * @param <S> State type
 * @param <O> output type
 */
public interface Expiring<K, S, O> {
    /**
     * An object is gone: the next message of its key gets a new one.
     *
     * @return what leaves the node, or null for nothing; an exception is shown at the node
     */
    @Nullable
    O expired(K key, S state) throws Exception;

    /** Whether messages give nothing, as it should be, so that only this gives something. */
    default boolean updatesOnly() {
        return false;
    }
}
