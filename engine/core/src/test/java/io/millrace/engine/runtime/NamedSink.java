package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Becomes the scripted sink of its node when it is opened. */
final class NamedSink implements SinkConnector {
    private final Function<String, ScriptedSink> byNode;
    private ScriptedSink sink = new ScriptedSink();

    NamedSink(Function<String, ScriptedSink> byNode) {
        this.byNode = byNode;
    }

    @Override
    public void open(ConnectorContext context) throws DeploymentRefused {
        sink = byNode.apply(context.node());
        sink.open(context);
    }

    @Override
    public boolean hasRoom() {
        return sink.hasRoom();
    }

    @Override
    public ByteBuffer reserve(int atLeast) {
        return sink.reserve(atLeast);
    }

    @Override
    public void commit() {
        sink.commit();
    }

    @Override
    public void flush() {
        sink.flush();
    }

    @Override
    public long pending() {
        return sink.pending();
    }

    @Override
    public Link link() {
        return sink.link();
    }

    @Override
    public void close() {
        sink.close();
    }
}
