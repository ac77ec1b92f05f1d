package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;

/**
 * Brings frames in from the outside world. It stays as it is when code is swapped.
 *
 * <p>Threading: every method is called by the worker that owns the node, and none blocks. Threads of its own hand over
 * through bounded queues and {@link ConnectorContext#wake}.
 */
public interface SourceConnector {
    /**
     * Begins. From now on frames may be handed over, also while the event loop runs.
     *
     * @throws DeploymentRefused for what the user can put right, such as a port in use; nothing stays open
     */
    void open(ConnectorContext context, FrameReceiver receiver) throws DeploymentRefused;

    /**
     * Hands over frames that wait, as long as the receiver has room. Called once a turn.
     *
     * @param budget at most this many frames
     * @return how many frames were handed over
     */
    int poll(int budget);

    /** Takes in nothing more; what has been read already is still handed over. */
    void stopReading();

    /**
     * Whether frames come by connections that come and go; then it tells its receiver which connection they are of. The
     * others are one stream from beginning to end.
     */
    default boolean hasConnections() {
        return false;
    }

    /** True once nothing will ever come again and everything has been handed over. */
    boolean ended();

    /** Connections or files that ended in the middle of a frame. */
    long halfFrames();

    /** Whole frames that were read from the outside and not handed over; lost when it closes now. */
    default long unread() {
        return 0;
    }

    /** What the node shows; the same object until something changes. */
    Link link();

    /** Gives everything back; asking again does nothing. */
    void close();
}
