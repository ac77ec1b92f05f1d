package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.topology.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A sink whose room a test decides about; it keeps each message as text. */
final class ScriptedSink implements SinkConnector {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile BooleanSupplier room = () -> true;
    private volatile long pending;
    private volatile boolean closed;
    private Problem refusal;
    private volatile ConnectorContext context;
    private ByteBuffer buffer = ByteBuffer.allocate(16);
    private int committed;
    private volatile int flushes;
    private int asked;

    List<String> taken() {
        return taken;
    }

    void room(BooleanSupplier next) {
        room = next;
        if (context != null) {
            context.wake();
        }
    }

    void pending(long messages) {
        pending = messages;
        if (context != null) {
            context.wake();
        }
    }

    /** The room that was asked for last. */
    int asked() {
        return asked;
    }

    ConnectorContext context() {
        return context;
    }

    /** Opening it will be refused. */
    void refuse(String node, String message) {
        refusal = Problem.error(Problem.Where.subject(node), message, "");
    }

    boolean isClosed() {
        return closed;
    }

    /** Messages taken before the last flush. */
    int flushed() {
        return flushes;
    }

    @Override
    public void open(ConnectorContext given) throws DeploymentRefused {
        if (refusal != null) {
            throw new DeploymentRefused(List.of(refusal));
        }
        context = given;
    }

    @Override
    public boolean hasRoom() {
        return room.getAsBoolean();
    }

    @Override
    public ByteBuffer reserve(int atLeast) {
        asked = atLeast;
        buffer = atLeast <= buffer.capacity() ? buffer.clear() : ByteBuffer.allocate(atLeast);
        return buffer;
    }

    @Override
    public void commit() {
        committed++;
        taken.add(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
    }

    @Override
    public void flush() {
        flushes = committed;
    }

    @Override
    public long pending() {
        return pending;
    }

    @Override
    public Link link() {
        return Link.NONE;
    }

    @Override
    public void close() {
        closed = true;
    }
}
