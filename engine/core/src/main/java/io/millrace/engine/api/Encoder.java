package io.millrace.engine.api;

import java.nio.ByteBuffer;

/**
 * Turns an output message into bytes; framing is the encoder's choice.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <T> the message type
 */
@FunctionalInterface
public interface Encoder<T> {
    /**
     * Appends the message's bytes.
     *
     * @param message the message, never null
     * @param into big-endian buffer; when it is too small let the {@link java.nio.BufferOverflowException} pass: the
     *     engine takes back what was written, enlarges the buffer and calls again
     * @throws Exception fails the message: the sink's error policy decides
     */
    void encode(T message, ByteBuffer into) throws Exception;
}
