package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.topology.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A source that a test feeds from any thread. */
final class ScriptedSource implements SourceConnector {
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private volatile boolean finished;
    private volatile boolean closed;
    private Problem refusal;
    private volatile ConnectorContext context;
    private FrameReceiver receiver;
    private long halfFrames;
    private Link link = Link.NONE;

    void give(String... texts) {
        for (final String text : texts) {
            frames.add(text.getBytes(StandardCharsets.UTF_8));
        }
        wake();
    }

    void give(byte[] frame) {
        frames.add(frame);
        wake();
    }

    void finish() {
        finished = true;
        wake();
    }

    void halfFrame() {
        halfFrames++;
    }

    void link(Link next) {
        link = next;
    }

    /** Opening it will be refused. */
    void refuse(String node, String message) {
        refusal = Problem.error(Problem.Where.subject(node), message, "");
    }

    boolean isClosed() {
        return closed;
    }

    int waiting() {
        return frames.size();
    }

    private void wake() {
        if (context != null) {
            context.wake();
        }
    }

    @Override
    public void open(ConnectorContext given, FrameReceiver frameReceiver) throws DeploymentRefused {
        if (refusal != null) {
            throw new DeploymentRefused(List.of(refusal));
        }
        receiver = frameReceiver;
        context = given;
    }

    @Override
    public int poll(int budget) {
        int given = 0;
        while (given < budget && !frames.isEmpty() && receiver.hasRoom()) {
            final byte[] frame = Objects.requireNonNull(frames.poll());
            receiver.frame(ByteBuffer.wrap(frame), 0, frame.length);
            given++;
        }
        return given;
    }

    @Override
    public void stopReading() {
        finished = true;
    }

    @Override
    public boolean ended() {
        return finished && frames.isEmpty();
    }

    @Override
    public long halfFrames() {
        return halfFrames;
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public void close() {
        closed = true;
    }
}
