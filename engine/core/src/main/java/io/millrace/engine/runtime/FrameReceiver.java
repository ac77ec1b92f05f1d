package io.millrace.engine.runtime;

import io.millrace.engine.framing.Frames;
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

    /**
     * A connection has come, which is a stream of messages with an event time of its own; only from a source that
     * {@link SourceConnector#hasConnections has connections}.
     */
    default void opened(Object connection) {}

    /** Frames that follow are of this connection. */
    default void from(Object connection) {}

    /** No frame of this connection will follow. */
    default void closed(Object connection) {}

    /**
     * Takes frames that have been found in bytes, as many as there is room for; called when there is room for one.
     *
     * @return how many
     */
    default int frames(ByteBuffer bytes, Frames found) {
        int taken = 0;
        do {
            frame(bytes, found.start(taken), found.length(taken));
            taken++;
        } while (taken < found.count() && hasRoom());
        return taken;
    }
}
