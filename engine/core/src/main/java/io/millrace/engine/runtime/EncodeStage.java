package io.millrace.engine.runtime;

import io.millrace.engine.api.Encoder;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/** Writes the message's bytes into the sink's own buffer. */
final class EncodeStage extends Stage {
    private static final int LEAST = 64;
    private static final int MOST = 256 << 20;

    private final Encoder<Object> encoder;
    private final SinkPort sink;
    private int size = LEAST;

    EncodeStage(Encoder<Object> encoder, SinkPort sink) {
        this.encoder = encoder;
        this.sink = sink;
    }

    @Override
    Object apply(Run run, Object message) throws Exception {
        int wanted = size;
        while (!fits(message, wanted)) {
            wanted = larger(wanted);
        }
        return DONE;
    }

    private boolean fits(Object message, int wanted) throws Exception {
        final ByteBuffer into = sink.reserve(wanted);
        final int start = into.position();
        final int room = into.remaining();
        try {
            encoder.encode(message, into);
        } catch (BufferOverflowException tooSmall) {
            if (room >= MOST) {
                throw tooSmall;
            }
            size = Math.min(larger(Math.max(wanted, room)), 1 << 16);
            return false;
        }
        if (into.position() < start) {
            throw new BadResult("the encoder moved the buffer's position back");
        }
        sink.commit(into.position() - start);
        return true;
    }

    private static int larger(int bytes) {
        return Math.min(bytes, MOST / 2) * 2;
    }
}
