package io.millrace.engine.api;

/**
 * Reads the event time of a message.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <T> the message type
 */
@FunctionalInterface
public interface TimestampExtractor<T> {
    /** Returns the event time in nanoseconds since the epoch; an exception fails the message. */
    long timestampNanos(T message) throws Exception;
}
