package io.millrace.engine.framing;

import java.nio.ByteBuffer;

/**
 * Finds frames in a stream of bytes, in the buffer where they lie: nothing is copied or allocated per frame.
 *
 * <p>The caller keeps the bytes. It calls {@link #next} until that gives false, then keeps what lies between position
 * and limit, adds more behind it and goes on. What was looked at once is not looked at again, so the bytes from
 * position on must stay the same; they may move to another place or buffer.
 *
 * <p>Threading: one stream, one thread at a time.
 */
public interface FrameSplitter {
    /**
     * Steps over the next whole frame.
     *
     * @param bytes position = first byte not consumed, limit = end of what is there; the position moves behind the
     *     frame when there is one
     * @return whether there is a frame: it is {@code bytes} from {@link #start} for {@link #length} bytes
     * @throws FrameTooLarge the stream can't be read any further
     */
    boolean next(ByteBuffer bytes) throws FrameTooLarge;

    /**
     * Steps over whole frames, as many as there are or as {@code into} has places for.
     *
     * @param bytes as for {@link #next}
     * @param into is emptied and then holds what was found
     * @throws FrameTooLarge the stream can't be read any further, and no whole frame lies before the place where it
     *     breaks
     */
    default void all(ByteBuffer bytes, Frames into) throws FrameTooLarge {
        into.clear();
        while (!into.isFull()) {
            try {
                if (!next(bytes)) {
                    return;
                }
            } catch (FrameTooLarge broken) {
                if (into.count() == 0) {
                    throw broken;
                }
                return;
            }
            into.add(start(), length(), bytes.position());
        }
    }

    /** The caller has put the position back to where some earlier frame ends. */
    void rewound();

    /** Index in the buffer of the last frame's first byte. */
    int start();

    /** Bytes of the last frame, without header or delimiter. */
    int length();

    /** How many bytes from position on {@link #next} needs at least, to find a frame where it found none. */
    int needed();

    /**
     * Takes what is left at the end of the input as a frame where the framing allows it, as the end of a file ends its
     * last line. For files; a connection that ends without a delimiter was cut.
     *
     * @return as {@link #next}; false with bytes remaining means half a frame
     */
    boolean last(ByteBuffer bytes) throws FrameTooLarge;
}
