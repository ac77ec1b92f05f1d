package io.millrace.engine.net;

import io.millrace.engine.framing.FrameSplitter;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Frames;
import io.millrace.engine.net.ReadBuffers.ReadBuffer;
import io.millrace.engine.runtime.FrameReceiver;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection: the bytes that wait in it and the frames among them. The socket is read straight into the
 * buffer in which frames are found. A connection whose buffer is full, or whose frames nobody has room for, does not
 * read its socket, and so TCP makes the other side wait.
 *
 * <p>Threading: the worker that owns the source.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private final TcpSource source;
    private final Channel channel;
    private final FrameSplitter splitter;
    private final ReadBuffers buffers;
    private final String peer;
    private @Nullable ReadBuffer buffer;
    /** Whether nothing but a part of a frame is left in the buffer. */
    private boolean starving = true;

    private boolean over;
    private boolean queued;
    private boolean encrypted;
    private boolean complained;

    Connection(TcpSource source, Channel channel, FrameSplitter splitter, ReadBuffers buffers) {
        this.source = source;
        this.channel = channel;
        this.splitter = splitter;
        this.buffers = buffers;
        this.peer = channel.remoteAddress() instanceof InetSocketAddress address ? Addresses.text(address) : "";
    }

    /** Begins to listen to its channel: at once, or behind a handler that decrypts. */
    void join(Optional<SslHandler> tls) {
        encrypted = tls.isPresent();
        if (tls.isPresent()) {
            channel.config()
                    .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(ReadBuffers.STANDARD).maxMessagesPerRead(1));
            channel.pipeline().addLast(tls.get());
        } else {
            channel.config().setRecvByteBufAllocator(new ReadInto(this::target));
        }
        channel.pipeline().addLast(this);
    }

    /** Address of the other side, for people. */
    String peer() {
        return peer;
    }

    /** Marks it as waiting for its turn; false when it is waiting already. */
    boolean enqueue() {
        final boolean added = !queued;
        queued = true;
        return added;
    }

    /**
     * Hands over frames, as many as there is room for.
     *
     * @param frames where the places of frames are noted in between
     * @return how many frames
     */
    int handOver(int most, FrameReceiver receiver, Frames frames) throws FrameTooLarge {
        queued = false;
        int count = 0;
        while (count < most && buffer != null && receiver.hasRoom()) {
            final ByteBuffer bytes = buffer.bytes();
            frames.atMost(most - count);
            splitter.all(bytes, frames);
            if (frames.count() == 0) {
                starved();
                return count;
            }
            count += handOver(bytes, frames, receiver);
        }
        return count;
    }

    private int handOver(ByteBuffer bytes, Frames frames, FrameReceiver receiver) {
        final int taken = receiver.frames(bytes, frames);
        if (taken < frames.count()) {
            bytes.position(frames.behind(taken - 1));
            splitter.rewound();
        }
        return taken;
    }

    /** Whether frames may wait, that is, it must have another turn. */
    boolean hasMore() {
        return !starving && buffer != null;
    }

    /** Whether nothing will come any more. */
    boolean isOver() {
        return over;
    }

    /** Bytes of a frame that is not whole. */
    int left() {
        return buffer == null ? 0 : buffer.bytes().remaining();
    }

    /** Whole frames that wait here, found by a splitter that has seen nothing of the stream. */
    long unread(FrameSplitter fresh) {
        long count = 0;
        if (buffer != null) {
            final ByteBuffer bytes = buffer.bytes().duplicate();
            try {
                while (fresh.next(bytes)) {
                    count++;
                }
            } catch (FrameTooLarge e) {
                // What is behind it can't be told apart.
                return count;
            }
        }
        return count;
    }

    /** Bytes behind the whole frames that wait here; 0 as well where nothing can be told apart. */
    int half(FrameSplitter fresh) {
        if (buffer == null) {
            return 0;
        }
        final ByteBuffer bytes = buffer.bytes().duplicate();
        try {
            while (fresh.next(bytes)) {
                // only what is behind counts
            }
            return bytes.remaining();
        } catch (FrameTooLarge e) {
            return 0;
        }
    }

    /** Closes the socket; what was read stays. */
    void close() {
        Channels.close(channel);
        over();
    }

    void release() {
        if (buffer != null) {
            buffers.giveBack(buffer);
            buffer = null;
        }
    }

    private void starved() {
        starving = true;
        if (left() == 0) {
            release();
        }
        if (!over && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Where the next read goes: called by Netty when the socket has something. */
    private ByteBuf target() {
        if (buffer == null) {
            buffer = buffers.take();
        } else if (starving) {
            makeRoom(buffer);
        }
        return buffer.target();
    }

    private void makeRoom(ReadBuffer present) {
        final ByteBuffer bytes = present.bytes();
        final boolean cheap = bytes.remaining() <= bytes.position() && present.writable() < present.capacity() / 2;
        if (cheap || splitter.needed() > present.capacity() - bytes.position()) {
            present.compact();
        }
        if (present.writable() == 0) {
            buffer = buffers.grown(present);
        }
    }

    /** What was decrypted can't be read in place: it is copied, as much as one read of the socket held. */
    private void append(ByteBuf decrypted) {
        ReadBuffer present = buffer == null ? buffers.take() : buffer;
        if (present.writable() < decrypted.readableBytes()) {
            present.compact();
        }
        while (present.writable() < decrypted.readableBytes()) {
            present = buffers.grown(present);
        }
        present.append(decrypted);
        buffer = present;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (encrypted && !over) {
            append((ByteBuf) message);
        }
        ReferenceCountUtil.release(message);
        if (buffer == null) {
            return;
        }
        starving = false;
        final boolean full = encrypted ? left() >= ReadBuffers.STANDARD : buffer.writable() == 0;
        if (full || !source.hasRoom()) {
            channel.config().setAutoRead(false);
        }
        source.ready(this);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            // who only looks whether the port is open has done nothing wrong
            if (!(handshake.cause() instanceof ClosedChannelException)) {
                complain("the connection was closed: " + TlsWords.of(handshake.cause()));
            }
            close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        over();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            complain("no memory is left for a frame of which " + left() + " bytes have come");
        } else if (TlsWords.isOne(cause)) {
            complain("the connection was closed: " + TlsWords.of(cause));
        } else if (!(cause instanceof IOException)) {
            complain("the connection broke: " + cause.getMessage());
        }
        close();
    }

    /** What one failure leads to is told once. */
    private void complain(String words) {
        if (!complained && !over) {
            complained = true;
            source.trouble(words, peer);
        }
    }

    /** However it ended: a reset by the other side is an end like any other. */
    private void over() {
        if (!over) {
            over = true;
            source.ready(this);
        }
    }
}
