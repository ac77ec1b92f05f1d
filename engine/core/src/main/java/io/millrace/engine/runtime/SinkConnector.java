package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import java.nio.ByteBuffer;

/**
 * Brings messages out to the outside world, in order and each as a whole. It stays as it is when code is swapped.
 *
 * <p>One message is {@link #reserve}, bytes put behind the buffer's position, {@link #commit}. Without a commit the
 * next reserve takes back what was put.
 *
 * <p>Threading: every method is called by the worker that owns the node, and none blocks.
 */
public interface SinkConnector {
    /**
     * Begins; what can't be reached yet is tried again and again.
     *
     * @throws DeploymentRefused for what the user can put right, such as a folder that may not be written
     */
    void open(ConnectorContext context) throws DeploymentRefused;

    /**
     * Whether one more message may begin; a message that has begun is always taken. It is asked once a turn and
     * after each message: between these, room goes only by a message that is committed.
     */
    boolean hasRoom();

    /**
     * A big-endian buffer for the bytes of one message, put from its position on; valid until {@link #commit}.
     *
     * @param atLeast so many bytes remain in it
     */
    ByteBuffer reserve(int atLeast);

    /** The bytes put since {@link #reserve} are one message, which may be empty. */
    void commit();

    /**
     * Sends what was committed; called at the end of a turn that committed something, and in between when the turn is
     * so long that results would wait.
     */
    void flush();

    /** Messages committed and not yet wholly handed to the outside world. */
    long pending();

    /** What the node shows; the same object until something changes. */
    Link link();

    /** Gives everything back; what is pending is given up. Asking again does nothing. */
    void close();
}
