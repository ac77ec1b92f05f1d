package io.millrace.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import java.util.function.Supplier;

/** Makes Netty read a socket into a buffer of ours, once each time that the socket has something. */
final class ReadInto implements RecvByteBufAllocator, RecvByteBufAllocator.Handle {
    private final Supplier<ByteBuf> target;
    private int lastBytes;
    private int attemptedBytes;

    ReadInto(Supplier<ByteBuf> target) {
        this.target = target;
    }

    @Override
    @SuppressWarnings("deprecation") // Netty asks for this type still
    public Handle newHandle() {
        return this;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator ignored) {
        return target.get();
    }

    @Override
    public int guess() {
        return ReadBuffers.STANDARD;
    }

    @Override
    public void reset(ChannelConfig config) {
        lastBytes = 0;
    }

    @Override
    public void incMessagesRead(int count) {
        // one read at a time: nothing to count
    }

    @Override
    public void lastBytesRead(int bytes) {
        lastBytes = bytes;
    }

    @Override
    public int lastBytesRead() {
        return lastBytes;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        attemptedBytes = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return attemptedBytes;
    }

    @Override
    public boolean continueReading() {
        return false;
    }

    @Override
    public void readComplete() {
        // nothing is adapted to what came
    }
}
