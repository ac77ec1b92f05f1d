package io.millrace.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait to be written, as bytes in a row of chunks; no message lies in two. Bytes are sent in order, and a
 * message counts as written once its last byte is.
 */
final class SendQueue {
    private static final int CHUNK = 64 << 10;
    private static final int FEW = 3;

    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
    /** The first is being sent, the last is being filled. */
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();

    private final Lengths lengths = new Lengths();
    private final long limit;
    private @Nullable Chunk last;
    /** One that was sent and is good for the next time. */
    private @Nullable Chunk spare;

    private long bytes;
    private long memory;
    /** Chunks may be nearly empty, where an encoder asks for much and writes little: they are bounded for themselves. */
    private boolean crowded;

    private static final class Chunk {
        private final ByteBuf memory;
        private final ByteBuffer view;
        private final int capacity;
        /** First byte of the first message that is not wholly sent. */
        private int start;
        /** First byte that is not sent. */
        private int sent;
        /** Behind the last message. */
        private int end;

        Chunk(ByteBuf memory) {
            this.memory = memory;
            this.capacity = memory.capacity();
            this.view = memory.nioBuffer(0, capacity);
        }

        boolean isEmpty() {
            return start == end;
        }

        void clear() {
            start = 0;
            sent = 0;
            end = 0;
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
        return bytes + (long) Integer.BYTES * lengths.places() < limit && !crowded;
    }

    ByteBuffer reserve(int atLeast) {
        Chunk place = last;
        if (place != null && place.isEmpty()) {
            place.clear();
        }
        if (place == null || place.capacity - place.end < atLeast) {
            place = next(Math.max(CHUNK, atLeast));
        }
        return place.view.clear().position(place.end);
    }

    private Chunk next(int capacity) {
        if (last != null && last.isEmpty()) {
            release(chunks.removeLast());
        }
        final Chunk fresh = spare != null && spare.capacity >= capacity
                ? spare
                : new Chunk(allocator.directBuffer(capacity, capacity));
        if (fresh == spare) {
            spare = null;
        }
        chunks.addLast(fresh);
        last = fresh;
        memory += fresh.capacity;
        look();
        return fresh;
    }

    private void release(Chunk chunk) {
        memory -= chunk.capacity;
        if (spare == null && chunk.capacity == CHUNK && chunk.memory.refCnt() == 1) {
            chunk.clear();
            spare = chunk;
        } else {
            chunk.memory.release();
        }
        look();
    }

    private void look() {
        crowded = chunks.size() >= FEW && memory >= 2 * limit;
    }

    void commit() {
        final Chunk place = Objects.requireNonNull(last);
        final int length = place.view.position() - place.end;
        if (length > 0) {
            lengths.add(length);
            place.end += length;
            bytes += length;
        }
    }

    boolean hasUnsent() {
        final Chunk first = chunks.peekFirst();
        return first != null && first.sent < first.end;
    }

    /** The next bytes to send, at most one chunk; to be released. They stay here until {@link #sent}. */
    ByteBuf unsent(int atMost) {
        final Chunk first = chunks.getFirst();
        return first.memory
                .slice(first.sent, Math.min(first.end - first.sent, atMost))
                .retain();
    }

    /**
     * So many more bytes of what {@link #unsent} gave are sent.
     *
     * @return how many messages are wholly sent by that
     */
    int sent(int count) {
        final Chunk first = chunks.getFirst();
        first.sent += count;
        final int before = lengths.size();
        final long whole = lengths.remove(first.sent - first.start);
        first.start += (int) whole;
        bytes -= whole;
        if (first.isEmpty() && chunks.size() > 1) {
            release(chunks.removeFirst());
        }
        return before - lengths.size();
    }

    /** Begins again with the first message that is not wholly sent. */
    void again() {
        final Chunk first = chunks.peekFirst();
        if (first != null) {
            first.sent = first.start;
        }
    }

    void close() {
        chunks.forEach(chunk -> chunk.memory.release());
        chunks.clear();
        last = null;
        if (spare != null) {
            spare.memory.release();
            spare = null;
        }
    }
}
