package io.millrace.engine.runtime;

import java.nio.ByteBuffer;

/**
 * A sink's connector as the chains before it see it.
 *
 * <p>Threading: the worker.
 */
final class SinkPort {
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

    /** Whether a message that may end here may start: never before the rest of one that has begun already. */
    boolean hasRoomToStart() {
        return waiting == 0 && connector.hasRoom();
    }

    boolean hasRoom() {
        return connector.hasRoom();
    }

    /** A message in hand waits for room here, or does so no longer. */
    void waiting(int change) {
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
