package io.millrace.engine.api;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one frame of bytes into an input message.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <T> the message type
 */
@FunctionalInterface
public interface Decoder<T> {
    /**
     * Decodes one frame.
     *
     * @param frame the frame's bytes: position 0, limit = length, big-endian; a view that is valid during the call only
     * @return the message, or null to drop the frame (counted as filtered)
     * @throws Exception fails the frame: the source's error policy decides
     */
    @Nullable
    T decode(ByteBuffer frame) throws Exception;
}
