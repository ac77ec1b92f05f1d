package io.millrace.engine.runtime;

import io.millrace.engine.api.Emitter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one call of user code has emitted. It only appends; whoever made the call takes the outputs afterwards, or
 * withdraws them.
 *
 * <p>Threading: the worker.
 */
final class Emits implements Emitter<Object> {
    private static final int KEPT = 1 << 14;

    private final int limit;
    private @Nullable Object[] outputs = new Object[16];
    private int size;
    private boolean open;
    private boolean endless;

    Emits(int limit) {
        this.limit = limit;
    }

    void open() {
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
        if (size == limit) {
            endless = true;
            throw endless();
        }
        if (size == outputs.length) {
            outputs = java.util.Arrays.copyOf(outputs, size * 2);
        }
        outputs[size++] = Objects.requireNonNull(out, "null was emitted");
    }

    private BadResult endless() {
        return new BadResult(
                "emits without end: more than " + String.format("%,d", limit) + " outputs for one message");
    }

    int size() {
        return size;
    }

    Object get(int index) {
        return Objects.requireNonNull(outputs[index]);
    }

    /** Forgets everything. */
    void clear() {
        open = false;
        endless = false;
        if (size > KEPT) {
            outputs = new Object[16];
        } else {
            java.util.Arrays.fill(outputs, 0, size, null);
        }
        size = 0;
    }
}
