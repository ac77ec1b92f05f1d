package io.millrace.engine.runtime;

import java.nio.ByteBuffer;

/**
 * Where a source's frames go: decoder, then the chain behind it.
 *
 * <p>Threading: the worker that owns the source.
 */
public interface FrameReceiver {
    /** Whether everything behind has room for one more message; asked before each frame. */
    boolean hasRoom();

    /**
     * Takes one frame. What user code throws is dealt with inside; the frame is counted with its bytes.
     *
     * @param bytes holds the frame from {@code start} for {@code length} bytes; valid during the call, not changed
     */
    void frame(ByteBuffer bytes, int start, int length);
}
