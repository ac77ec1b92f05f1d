package io.millrace.engine.testkit;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.framing.FrameSplitter;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Framing;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One stream of bytes on its way to becoming frames. */
final class ByteStream {
    private final FrameSplitter splitter;
    private final Consumer<byte[]> frames;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    /** {@code settings} are those of a source of bytes. */
    ByteStream(UnaryOperator<String> settings, Consumer<byte[]> frames) {
        final long most = SettingValues.bytes(settings.apply("max-frame"));
        this.splitter = Framing.from(settings).splitter(Math.toIntExact(most));
        this.frames = frames;
    }

    void add(byte[] bytes) throws FrameTooLarge {
        rest = ByteBuffer.allocate(rest.remaining() + bytes.length)
                .put(rest)
                .put(bytes)
                .flip();
        while (splitter.next(rest)) {
            take();
        }
    }

    /** Takes what is left as a frame where the framing allows that; returns whether half a frame is left. */
    boolean end(boolean endsFrame) throws FrameTooLarge {
        if (endsFrame && splitter.last(rest)) {
            take();
        }
        return rest.hasRemaining();
    }

    private void take() {
        final byte[] frame = new byte[splitter.length()];
        rest.get(splitter.start(), frame);
        frames.accept(frame);
    }
}
