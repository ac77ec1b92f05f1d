package io.millrace.engine.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What user code may ask about the node it runs in and the message in hand.
 *
 * <p>Threading: valid on the worker that calls the user code.
 */
public interface Context {
    /** The node's name in the project. */
    String nodeName();

    /** The resolved value of one of the node's settings; empty when the node's kind has no such setting. */
    Optional<String> setting(String name);

    /** The key of the message in hand; null before the first key of its path. */
    @Nullable
    Object key();

    /** Event time of the message in hand, nanoseconds since the epoch. */
    long eventTimeNanos();
}
