package io.millrace.engine.file;

import io.millrace.engine.framing.FrameSplitter;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.FrameReceiver;
import java.nio.ByteBuffer;

/** The bytes of a stream that wait, and the frames among them. Only a part of a frame is ever moved. */
final class FrameBuffer {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final Framing framing;
    private final int maxFrame;
    private FrameSplitter splitter;
    private ByteBuffer bytes = ByteBuffer.allocate(2 * Block.SIZE).limit(0);
    /** Bytes of the stream before the buffer's first. */
    private long before;

    FrameBuffer(Framing framing, int maxFrame) {
        this.framing = framing;
        this.maxFrame = maxFrame;
        this.splitter = framing.splitter(maxFrame);
    }

    boolean next() throws FrameTooLarge {
        return splitter.next(bytes);
    }

    /** What is left at the end of everything, where it counts as a frame. */
    boolean last() throws FrameTooLarge {
        return splitter.last(bytes);
    }

    void handTo(FrameReceiver receiver) {
        receiver.frame(bytes, splitter.start(), splitter.length());
    }

    /** Adds what comes next in the stream; {@link #next} has said that it needs it. */
    void append(Block block) {
        before += bytes.position();
        final int left = bytes.remaining();
        final ByteBuffer target = left + block.length > bytes.capacity() ? larger(left + block.length) : bytes;
        if (bytes.position() > 0 || target.capacity() != bytes.capacity()) {
            target.put(0, bytes, bytes.position(), left);
        }
        target.clear().position(left);
        bytes = target.put(block.bytes, 0, block.length).flip();
    }

    private ByteBuffer larger(int needed) {
        final ByteBuffer target = ByteBuffer.allocate((int) Math.min(2L * Math.max(needed, bytes.capacity()), LARGEST));
        return target.limit(target.capacity());
    }

    /** Whole frames that wait, and the bytes behind them. */
    Waiting waiting() {
        final FrameSplitter fresh = framing.splitter(maxFrame);
        final ByteBuffer rest = bytes.duplicate();
        long frames = 0;
        try {
            while (fresh.next(rest)) {
                frames++;
            }
        } catch (FrameTooLarge e) {
            // What is behind it can't be told apart.
            return new Waiting(frames, 0);
        }
        return new Waiting(frames, rest.remaining());
    }

    /** What is left in the buffer. */
    record Waiting(long frames, int half) {}

    /** Bytes that are in no frame. */
    int left() {
        return bytes.remaining();
    }

    /** How many bytes of the stream are consumed. */
    long position() {
        return before + bytes.position();
    }

    /** Another stream begins; what is left of the old one is gone. */
    void restart() {
        splitter = framing.splitter(maxFrame);
        bytes.limit(0);
        before = 0;
    }
}
