package io.millrace.engine.runtime;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A sink's connector as the chains before it see it.
 *
 * <p>Threading: the worker.
 */
final class SinkPort implements End {
    private final String node;
    private final SinkConnector connector;
    private final Onlookers onlookers = new Onlookers();
    private long bytes;
    private boolean unflushed;
    /** What the connector said when it was last asked; only another message can take room away. */
    private boolean full;

    private @Nullable Written written;
    private long measured;

    SinkPort(String node, SinkConnector connector) {
        this.node = node;
        this.connector = connector;
    }

    /** Who is told what measured messages have been written. */
    void written(Written toTell) {
        written = toTell;
    }

    /** What is committed next is measured; with {@link Stamp#NONE} it is not. */
    void measure(long stamp) {
        measured = stamp;
    }

    SinkConnector connector() {
        return connector;
    }

    @Override
    public boolean hasRoomToStart() {
        return onlookers.noneWaits() && looksAgain();
    }

    @Override
    public boolean hasRoom() {
        return !full || looksAgain();
    }

    private boolean looksAgain() {
        full = !connector.hasRoom();
        return !full;
    }

    @Override
    public String place() {
        return node;
    }

    @Override
    public Onlookers onlookers() {
        return onlookers;
    }

    ByteBuffer reserve(int atLeast) {
        return connector.reserve(atLeast);
    }

    void commit(int length) {
        connector.commit();
        bytes += length;
        unflushed = true;
        if (!looksAgain()) {
            onlookers.tell();
        }
        if (measured != Stamp.NONE && written != null) {
            written.add(measured);
        }
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            connector.flush();
            if (written != null) {
                written.flushed();
            }
        }
    }

    long bytes() {
        return bytes;
    }
}
