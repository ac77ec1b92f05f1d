package io.millrace.engine.net;

import java.util.ArrayDeque;

/**
 * Counts the messages whose bytes may still lie in the send buffer of a connection. They are counted in blocks, so it
 * is an upper bound.
 */
final class Unconfirmed {
    private static final int BLOCKS = 64;

    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private long window;
    private long bytes;

    private static final class Block {
        private long bytes;
        private long messages;
    }

    /** A new connection with a send buffer of so many bytes. */
    void begin(long sendBuffer) {
        blocks.clear();
        bytes = 0;
        window = sendBuffer;
    }

    /** The system makes send buffers larger as it sees fit. */
    void sendBuffer(long size) {
        window = Math.max(window, size);
    }

    void sent(long byteCount, long messages) {
        Block last = blocks.peekLast();
        if (last == null || last.bytes + byteCount > window / BLOCKS) {
            last = new Block();
            blocks.addLast(last);
        }
        last.bytes += byteCount;
        last.messages += messages;
        bytes += byteCount;
        while (bytes - blocks.getFirst().bytes >= window && blocks.size() > 1) {
            bytes -= blocks.removeFirst().bytes;
        }
    }

    /** At most so many messages never reached the other side, though they were written. */
    long messages() {
        return blocks.stream().mapToLong(block -> block.messages).sum();
    }
}
