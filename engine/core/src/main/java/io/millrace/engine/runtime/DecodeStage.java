package io.millrace.engine.runtime;

import io.millrace.engine.api.Decoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Turns a frame into a message. */
record DecodeStage(Decoder<Object> decoder, Timestamps timestamps) implements Stage {
    @Override
    public @Nullable Object apply(Run run, Object frame) throws Exception {
        final ByteBuffer bytes = (ByteBuffer) frame;
        final int start = bytes.position();
        final int end = bytes.limit();
        try {
            final Object message = decoder.decode(bytes);
            if (message != null) {
                timestamps.apply(run, message);
            }
            return message;
        } catch (Throwable problem) {
            // The whole frame has failed, however far the decoder came.
            bytes.limit(end).position(start);
            throw problem;
        }
    }
}
