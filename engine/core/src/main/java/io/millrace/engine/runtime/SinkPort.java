package io.millrace.engine.runtime;

import java.nio.ByteBuffer;

/**
 * A sink's connector as the chains before it see it.
 *
 * <p>Threading: the worker.
 */
final class SinkPort implements End {
    private final SinkConnector connector;
    private long bytes;
    private boolean unflushed;
    private int waiting;

    SinkPort(SinkConnector connector) {
        this.connector = connector;
    }

    SinkConnector connector() {
        return connector;
    }

    @Override
    public boolean hasRoomToStart() {
        return waiting == 0 && connector.hasRoom();
    }

    @Override
    public boolean hasRoom() {
        return connector.hasRoom();
    }

    @Override
    public void waiting(int change) {
        waiting += change;
    }

    ByteBuffer reserve(int atLeast) {
        return connector.reserve(atLeast);
    }

    void commit(int length) {
        connector.commit();
        bytes += length;
        unflushed = true;
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            connector.flush();
        }
    }

    long bytes() {
        return bytes;
    }
}
