package io.millrace.engine.api;

/**
 * Says which State object a message belongs to.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <I> message type
 * @param <K> key type: a JDK value, an enum, or a record of these; arrays and mutable classes are refused
 */
@FunctionalInterface
public interface Key<I, K> {
    /** Returns the key; null or an exception fails the message. */
    K key(I in) throws Exception;
}
