package io.millrace.engine.runtime;

import io.netty.channel.EventLoop;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * What the engine gives to a connector of one node.
 *
 * <p>Threading: the worker that owns the node, but for {@link #wake}.
 */
public interface ConnectorContext {
    /** Name of the node. */
    String node();

    /** The resolved text of one of the node's settings. */
    String setting(String name);

    /** Where relative paths start. */
    Path baseFolder();

    NanoClock clock();

    /** The worker's own loop; it counts the calling worker as its thread. */
    EventLoop eventLoop();

    /** Any thread: the worker takes a turn soon and polls its connectors. */
    void wake();

    /** What the node stdin reads; not closed by connectors. */
    InputStream standardIn();

    /** What the node stdout writes; not closed by connectors. */
    OutputStream standardOut();

    /**
     * Shows a trouble of the outside world at the node, such as a connection that ended in the middle of a frame. No
     * message is counted by it.
     *
     * @param error what happened, for people
     * @param detail where, such as the address of the other side; may be empty
     */
    void trouble(String error, String detail);
}
