package io.millrace.engine.runtime;

import io.millrace.engine.api.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What user code may ask that is called on threads which may wait.
 *
 * <p>Threading: any; each thread is told of the message that it has in hand.
 */
final class CallContext implements Context {
    private final Context node;
    private final ThreadLocal<Run.@Nullable Given> inHand = new ThreadLocal<>();

    /** {@code node} knows name and settings. */
    CallContext(Context node) {
        this.node = node;
    }

    void enter(Run.Given message) {
        inHand.set(message);
    }

    void leave() {
        inHand.remove();
    }

    @Override
    public String nodeName() {
        return node.nodeName();
    }

    @Override
    public Optional<String> setting(String name) {
        return node.setting(name);
    }

    @Override
    public @Nullable Object key() {
        final Run.Given message = inHand.get();
        return message == null ? null : message.key();
    }

    @Override
    public long eventTimeNanos() {
        final Run.Given message = inHand.get();
        return message == null ? node.eventTimeNanos() : message.eventTime();
    }
}
