package io.millrace.engine.runtime;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Lifecycle;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/** Writes the message's bytes into the sink's own buffer. */
record EncodeStage(Encoder<Object> encoder, SinkPort sink) implements Stage {
    private static final int LEAST = 64;
    private static final int MOST = 64 << 20;

    @Override
    public Object apply(Run run, Object message) throws Exception {
        // Each message begins small: a sink that is asked for much room gives a buffer of its own to each message.
        int wanted = LEAST;
        while (wanted > 0) {
            wanted = encode(message, wanted);
        }
        return DONE;
    }

    @Override
    public boolean looksAtKey() {
        return encoder instanceof Lifecycle;
    }

    /** Returns how much room it needs at least, 0 when it is done. */
    private int encode(Object message, int wanted) throws Exception {
        final ByteBuffer into = sink.reserve(wanted);
        final int start = into.position();
        final int room = into.remaining();
        try {
            encoder.encode(message, into);
        } catch (BufferOverflowException tooSmall) {
            if (room >= MOST) {
                throw tooSmall;
            }
            return 2 * Math.min(room, MOST / 2);
        }
        if (into.position() < start) {
            throw new BadResult("the encoder moved the buffer's position back");
        }
        sink.commit(into.position() - start);
        return 0;
    }
}
