package io.millrace.engine.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a decoder sees of a frame: a copy in a buffer of its own, so that it finds the frame from index 0 on, sees no
 * other frame and changes no other. Small frames are copied eight bytes at a time, which costs about as much as moving a
 * view would.
 *
 * <p>Threading: the worker.
 */
final class FrameScratch {
    private static final int SIZE = 1 << 16;
    /** Up to here it is cheaper than the copying that the platform has for any length. */
    private static final int SMALL = 64;

    private final ByteBuffer scratch = ByteBuffer.allocate(SIZE);

    /** The frame, from position 0 to the limit, big-endian; good until the next one. */
    ByteBuffer copy(ByteBuffer bytes, int start, int length) {
        final ByteBuffer copy = length <= SIZE ? scratch : ByteBuffer.allocate(length);
        copy.clear().order(ByteOrder.BIG_ENDIAN);
        final int whole = (length + Long.BYTES - 1) & -Long.BYTES;
        if (length <= SMALL && whole <= bytes.limit() - start) {
            for (int i = 0; i < length; i += Long.BYTES) {
                copy.putLong(i, bytes.getLong(start + i));
            }
        } else {
            copy.put(0, bytes, start, length);
        }
        return copy.limit(length);
    }
}
