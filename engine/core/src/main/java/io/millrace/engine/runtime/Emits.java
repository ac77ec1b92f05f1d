package io.millrace.engine.runtime;

import io.millrace.engine.api.Emitter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calls of user code have emitted. It only appends; whoever made a call takes its outputs afterwards, or withdraws
 * them. While these go on their way, calls further down the chain put theirs behind them.
 *
 * <p>Threading: the worker.
 */
final class Emits implements Emitter<Object> {
    private static final int KEPT = 1 << 14;

    private final int limit;
    private @Nullable Object[] outputs = new Object[16];
    /** For each output the edges that take it, where edges take by condition. */
    private long[] routes = new long[0];

    private int size;
    /** Where the outputs of the newest call begin. */
    private int first;

    private boolean open;
    private boolean endless;

    Emits(int limit) {
        this.limit = limit;
    }

    /** User code is about to be called. */
    void open() {
        first = size;
        open = true;
    }

    /** The call has returned; outputs beyond the limit fail it even when the user's code has swallowed that. */
    void close() {
        open = false;
        if (endless) {
            throw endless();
        }
    }

    @Override
    public void emit(Object out) {
        if (!open) {
            throw new IllegalStateException("emit was called after the method had returned");
        }
        if (size - first == limit) {
            endless = true;
            throw endless();
        }
        if (size == outputs.length) {
            outputs = Arrays.copyOf(outputs, size * 2);
        }
        outputs[size++] = Objects.requireNonNull(out, "null was emitted");
    }

    private BadResult endless() {
        return new BadResult(
                "emits without end: more than " + String.format("%,d", limit) + " outputs for one message");
    }

    /** Where the outputs of the newest call begin. */
    int first() {
        return first;
    }

    /** Behind the last output. */
    int end() {
        return size;
    }

    /** Outputs of the newest call. */
    int count() {
        return size - first;
    }

    Object get(int index) {
        return Objects.requireNonNull(outputs[index]);
    }

    long route(int index) {
        return routes[index];
    }

    /** Remembers which edges take an output. */
    void route(int index, long chosen) {
        if (routes.length < outputs.length) {
            routes = Arrays.copyOf(routes, outputs.length);
        }
        routes[index] = chosen;
    }

    /** The newest call's outputs stay until they are released, whatever fails further down the chain. */
    void keep() {
        first = size;
    }

    /** The outputs from this one on have gone their way. */
    void release(int from) {
        forget(from);
        first = from;
    }

    /** The newest call has failed. */
    void withdraw() {
        open = false;
        endless = false;
        forget(first);
    }

    private void forget(int from) {
        if (from == 0 && size > KEPT) {
            outputs = new Object[16];
            routes = new long[0];
        } else {
            Arrays.fill(outputs, from, size, null);
        }
        size = from;
    }
}
