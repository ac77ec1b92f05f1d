package io.millrace.engine.testkit;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.SinkConnector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A sink of a trial: keeps the bytes of each message.
 *
 * <p>Threading: the thread that drives the trial.
 */
final class Collector implements SinkConnector {
    private final BiConsumer<String, Collector> opened;
    private final List<byte[]> messages = new ArrayList<>();
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    /** A sink that nobody has opened yet; {@code opened} is told which node it is for. */
    Collector(BiConsumer<String, Collector> opened) {
        this.opened = opened;
    }

    @Override
    public void open(ConnectorContext context) {
        opened.accept(context.node(), this);
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public ByteBuffer reserve(int atLeast) {
        buffer = atLeast <= buffer.capacity() ? buffer.clear() : ByteBuffer.allocate(atLeast);
        return buffer;
    }

    @Override
    public void commit() {
        messages.add(Arrays.copyOf(buffer.array(), buffer.position()));
    }

    @Override
    public void flush() {}

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public Link link() {
        return Link.NONE;
    }

    @Override
    public void close() {}

    List<byte[]> messages() {
        return List.copyOf(messages);
    }
}
