package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Ends the calls of one chain, so that a long one does not need much of the thread's stack: the message goes on from
 * where it waits.
 *
 * <p>Threading: the worker.
 */
final class CutLink extends ChainLink {
    private final Exit edge;
    private final ChainLink next;

    CutLink(Exit edge, ChainLink next) {
        this.edge = edge;
        this.next = next;
    }

    @Override
    void accept(Run run, Object message, @Nullable Object key) {
        run.leave(edge, message, key);
    }

    @Override
    void leave(Run run, Object message, @Nullable Object key) {
        run.leave(edge, message, key);
    }

    @Override
    void probe(@Nullable Object key) {
        next.probe(key);
    }
}
