package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An edge into a step that has several inputs and wants to know by which one a message comes.
 *
 * <p>Threading: the worker.
 */
final class PortLink extends ChainLink {
    private final Exit edge;
    private final StepPort port;
    private final ChainLink next;

    PortLink(Exit edge, StepPort port, ChainLink next) {
        this.edge = edge;
        this.port = port;
        this.next = next;
    }

    @Override
    void accept(Run run, Object message, @Nullable Object key) {
        if (port.hasRoom()) {
            port.by(edge.port());
            next.accept(run, message, key);
        } else {
            run.leave(edge, message, key);
        }
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
