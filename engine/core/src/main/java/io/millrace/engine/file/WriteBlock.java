package io.millrace.engine.file;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Some whole messages on their way to the writing thread, which alone has it until it gives it back. */
final class WriteBlock {
    static final int SIZE = 16 << 10;

    private final ByteBuffer bytes;
    private int[] ends = new int[64];
    private int messages;
    private int counted;

    WriteBlock(int capacity) {
        bytes = ByteBuffer.allocate(capacity);
    }

    int capacity() {
        return bytes.capacity();
    }

    int messages() {
        return messages;
    }

    private int end() {
        return messages == 0 ? 0 : ends[messages - 1];
    }

    boolean hasRoom(int atLeast) {
        return bytes.capacity() - end() >= atLeast;
    }

    ByteBuffer reserve() {
        return bytes.clear().position(end());
    }

    void commit() {
        final int end = bytes.position();
        if (messages == ends.length) {
            ends = Arrays.copyOf(ends, 2 * messages);
        }
        ends[messages++] = end;
    }

    /** The bytes to write, from position on; begins the writing. */
    ByteBuffer toWrite() {
        return bytes.position(0).limit(end());
    }

    /** Messages wholly written since this was last asked. */
    int newlyWritten() {
        final int before = counted;
        while (counted < messages && ends[counted] <= bytes.position()) {
            counted++;
        }
        return counted - before;
    }

    void clear() {
        messages = 0;
        counted = 0;
    }
}
