package io.millrace.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Messages that wait to be written, as bytes in a row of chunks; no message lies in two. Bytes are sent in order, and a
 * message counts as written once its last byte is.
 */
final class SendQueue {
    private static final int CHUNK = 64 << 10;
    /** What a message takes beside its bytes, so that very small ones are bounded too. */
    private static final int BESIDE = Integer.BYTES;

    private static final int FEW = 3;

    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
    /** The first is being sent, the last is being filled. */
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();

    private final IntQueue lengths = new IntQueue();
    private final long limit;
    private long bytes;
    private long memory;

    /** The place where a message is being put, in the last chunk. */
    private static final class Chunk {
        private final ByteBuf memory;
        private final ByteBuffer view;
        /** First byte of the first message that is not wholly sent. */
        private int start;
        /** First byte that is not sent. */
        private int sent;
        /** Behind the last message. */
        private int end;

        Chunk(ByteBuf memory) {
            this.memory = memory;
            this.view = memory.nioBuffer(0, memory.capacity());
        }

        boolean isEmpty() {
            return start == end;
        }
    }

    SendQueue(long limit) {
        this.limit = limit;
    }

    /** Messages not wholly sent. */
    int messages() {
        return lengths.size();
    }

    boolean hasRoom() {
        // Chunks may be nearly empty, where an encoder asks for much and writes little: they are bounded for
        // themselves.
        return bytes + (long) BESIDE * lengths.size() < limit && (chunks.size() < FEW || memory < 2 * limit);
    }

    ByteBuffer reserve(int atLeast) {
        Chunk last = chunks.peekLast();
        if (last != null && last.isEmpty()) {
            last.start = 0;
            last.sent = 0;
            last.end = 0;
        }
        if (last == null || last.memory.capacity() - last.end < atLeast) {
            last = next(Math.max(CHUNK, atLeast));
        }
        last.view.clear().position(last.end);
        return last.view;
    }

    private Chunk next(int capacity) {
        final Chunk last = chunks.peekLast();
        if (last != null && last.isEmpty()) {
            release(chunks.removeLast());
        }
        final Chunk fresh = new Chunk(allocator.directBuffer(capacity, capacity));
        chunks.addLast(fresh);
        memory += capacity;
        return fresh;
    }

    private void release(Chunk chunk) {
        memory -= chunk.memory.capacity();
        chunk.memory.release();
    }

    void commit() {
        final Chunk last = chunks.getLast();
        final int length = last.view.position() - last.end;
        if (length > 0) {
            lengths.add(length);
            last.end += length;
            bytes += length;
        }
    }

    boolean hasUnsent() {
        final Chunk first = chunks.peekFirst();
        return first != null && first.sent < first.end;
    }

    /** The next bytes to send, at most one chunk; to be released. They stay here until {@link #sent}. */
    ByteBuf unsent() {
        final Chunk first = chunks.getFirst();
        return first.memory.slice(first.sent, first.end - first.sent).retain();
    }

    /**
     * So many more bytes of what {@link #unsent} gave are sent.
     *
     * @return how many messages are wholly sent by that
     */
    int sent(int count) {
        final Chunk first = chunks.getFirst();
        first.sent += count;
        int whole = 0;
        while (first.start < first.sent && first.start + lengths.first() <= first.sent) {
            final int length = lengths.remove();
            first.start += length;
            bytes -= length;
            whole++;
        }
        if (first.isEmpty() && chunks.size() > 1) {
            release(chunks.removeFirst());
        }
        return whole;
    }

    /** Begins again with the first message that is not wholly sent. */
    void again() {
        final Chunk first = chunks.peekFirst();
        if (first != null) {
            first.sent = first.start;
        }
    }

    void close() {
        chunks.forEach(this::release);
        chunks.clear();
    }
}
