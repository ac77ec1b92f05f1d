package io.millrace.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Alphabet by hand on Netty: frames are parsed in bulk out of each read, one write and flush for all of them. */
final class AlphabetNetty {
    private static final int BUFFER = 64 << 10;

    private AlphabetNetty() {}

    static int start(int receiver) throws Exception {
        final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        final Writable writable = new Writable();
        final Channel out = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(writable)
                .connect("127.0.0.1", receiver)
                .sync()
                .channel();
        final Channel server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BUFFER))
                .childHandler(new Frames(out, writable))
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Lets the input go on when the output can take more. */
    private static final class Writable extends ChannelInboundHandlerAdapter {
        private @Nullable Channel input;

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (input != null) {
                input.config().setAutoRead(context.channel().isWritable());
            }
        }
    }

    /** The one connection that comes in. */
    private static final class Frames extends ChannelInboundHandlerAdapter {
        private final Channel out;
        private final Writable writable;
        private final long[] votes = new long[256];
        private @Nullable ByteBuf rest;

        Frames(Channel out, Writable writable) {
            this.out = out;
            this.writable = writable;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            writable.input = context.channel();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            final ByteBuf frames = joined(context, (ByteBuf) message);
            final ByteBuf answers = context.alloc().directBuffer(frames.readableBytes() / 9 * 13 + 13);
            while (frames.readableBytes() >= 4 && frames.readableBytes() >= 4 + frames.getInt(frames.readerIndex())) {
                frames.skipBytes(4);
                final int letter = frames.readUnsignedByte();
                votes[letter] += frames.readUnsignedInt();
                answers.writeInt(9).writeByte(letter).writeLong(votes[letter]);
            }
            if (frames.isReadable()) {
                rest = frames;
            } else {
                frames.release();
            }
            out.writeAndFlush(answers).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }

        private ByteBuf joined(ChannelHandlerContext context, ByteBuf fresh) {
            final ByteBuf before = rest;
            if (before == null) {
                return fresh;
            }
            rest = null;
            final ByteBuf both = context.alloc().directBuffer(before.readableBytes() + fresh.readableBytes());
            both.writeBytes(before).writeBytes(fresh);
            before.release();
            fresh.release();
            return both;
        }
    }
}
