package io.millrace.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Buffers for the bytes of connections: only a connection in which bytes wait has one. */
final class ReadBuffers {
    /** A few thousand small frames; beyond that larger reads gain little. */
    static final int STANDARD = 32 << 10;

    private static final int KEPT_AT_MOST = 4 << 20;
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    /** Memory goes back at once, where a pool would keep that of a rare large frame. */
    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);

    private final ArrayDeque<ReadBuffer> kept = new ArrayDeque<>();
    private int keptBytes;

    ReadBuffer take() {
        final ReadBuffer buffer = kept.pollLast();
        if (buffer == null) {
            return allocate(STANDARD);
        }
        keptBytes -= buffer.capacity();
        return buffer;
    }

    void giveBack(ReadBuffer buffer) {
        if (keptBytes + buffer.capacity() > KEPT_AT_MOST) {
            buffer.release();
            return;
        }
        buffer.clear();
        keptBytes += buffer.capacity();
        kept.addLast(buffer);
    }

    /** A buffer of twice the size with the same bytes; the old one is gone. Grows with what has really come. */
    ReadBuffer grown(ReadBuffer buffer) {
        final ReadBuffer larger = allocate((int) Math.min(2L * buffer.capacity(), LARGEST));
        larger.append(buffer);
        buffer.release();
        return larger;
    }

    void close() {
        kept.forEach(ReadBuffer::release);
        kept.clear();
        keptBytes = 0;
    }

    private ReadBuffer allocate(int capacity) {
        return new ReadBuffer(allocator.directBuffer(capacity, capacity));
    }

    /** Memory that a socket is read into, seen as Netty writes it and as frames are found in it. */
    static final class ReadBuffer {
        private final ByteBuf target;
        private final ByteBuffer view;

        private ReadBuffer(ByteBuf target) {
            this.target = target;
            this.view = target.nioBuffer(0, target.capacity());
            this.view.limit(0);
        }

        int capacity() {
            return target.capacity();
        }

        int writable() {
            return target.writableBytes();
        }

        /** What the socket writes to, behind the bytes that are there; to be released once written. */
        ByteBuf target() {
            return target.retain();
        }

        /** The bytes not yet consumed lie between position and limit. */
        ByteBuffer bytes() {
            return view.limit(target.writerIndex());
        }

        void clear() {
            target.clear();
            view.limit(0);
        }

        /** Moves what is left to the front. */
        void compact() {
            if (view.position() > 0) {
                final ByteBuffer bytes = bytes();
                bytes.compact();
                final int left = bytes.position();
                target.setIndex(0, left);
                bytes.position(0).limit(left);
            }
        }

        /** Copies bytes behind those that are there; there is room for them. */
        void append(ByteBuf bytes) {
            target.writeBytes(bytes);
        }

        private void append(ReadBuffer other) {
            final ByteBuffer from = other.bytes();
            final int count = from.remaining();
            view.clear();
            view.put(0, from, from.position(), count);
            target.setIndex(0, count);
            view.position(0).limit(count);
        }

        private void release() {
            target.release();
        }
    }
}
