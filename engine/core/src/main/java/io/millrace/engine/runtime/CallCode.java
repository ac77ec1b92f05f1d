package io.millrace.engine.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's code of one generation: an instance for each thread.
 *
 * <p>Threading: {@link #instance} any, the rest the worker.
 */
final class CallCode {
    private final List<Object> instances;
    private final CallContext context;
    private int open;
    private @Nullable Runnable close;

    CallCode(List<Object> instances, CallContext context) {
        this.instances = List.copyOf(instances);
        this.context = context;
    }

    Object instance(int thread) {
        return instances.get(thread);
    }

    CallContext context() {
        return context;
    }

    void begin() {
        open++;
    }

    void end() {
        open--;
        closeIfUnused();
    }

    /** No call begins with it any more; after the last it is closed. */
    void retire(Runnable action) {
        close = action;
        closeIfUnused();
    }

    /** Whatever is still at work with it, nobody waits for that. */
    void closeNow() {
        open = 0;
        closeIfUnused();
    }

    private void closeIfUnused() {
        final Runnable action = close;
        if (open == 0 && action != null) {
            close = null;
            action.run();
        }
    }
}
