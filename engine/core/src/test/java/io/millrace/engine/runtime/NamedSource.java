package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import java.util.function.Function;

/** Becomes the scripted source of its node when it is opened. */
final class NamedSource implements SourceConnector {
    private final Function<String, ScriptedSource> byNode;
    private ScriptedSource source = new ScriptedSource();

    NamedSource(Function<String, ScriptedSource> byNode) {
        this.byNode = byNode;
    }

    @Override
    public void open(ConnectorContext context, FrameReceiver receiver) throws DeploymentRefused {
        source = byNode.apply(context.node());
        source.open(context, receiver);
    }

    @Override
    public int poll(int budget) {
        return source.poll(budget);
    }

    @Override
    public void stopReading() {
        source.stopReading();
    }

    @Override
    public boolean ended() {
        return source.ended();
    }

    @Override
    public long halfFrames() {
        return source.halfFrames();
    }

    @Override
    public Link link() {
        return source.link();
    }

    @Override
    public void close() {
        source.close();
    }
}
