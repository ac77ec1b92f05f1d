package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a worker has measured and nobody has looked at yet. When it is full more is dropped: each is one of many anyway.
 *
 * <p>Threading: {@link #offer} and {@link #isCrowded} the worker, {@link #drain} one other thread at a time, or the
 * worker too.
 */
final class SampleRing {
    private static final int SLOTS = 4096;
    private static final VarHandle PUT = handle("put");
    private static final VarHandle TAKEN = handle("taken");

    private final long[] labels = new long[SLOTS];
    private final long[] values = new long[SLOTS];

    private long put;

    private long taken;

    /** Gets what was measured. */
    interface Drain {
        void sample(long label, long nanos);
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(SampleRing.class, field, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("the field is there", impossible);
        }
    }

    void offer(long label, long nanos) {
        final long at = put;
        if (at - (long) TAKEN.getAcquire(this) >= SLOTS) {
            return;
        }
        labels[(int) at & SLOTS - 1] = label;
        values[(int) at & SLOTS - 1] = nanos;
        PUT.setRelease(this, at + 1);
    }

    /** Whether it is soon full. */
    boolean isCrowded() {
        return put - (long) TAKEN.getOpaque(this) > SLOTS / 2;
    }

    void drain(Drain to) {
        final long until = (long) PUT.getAcquire(this);
        long at = taken;
        for (; at < until; at++) {
            to.sample(labels[(int) at & SLOTS - 1], values[(int) at & SLOTS - 1]);
        }
        TAKEN.setRelease(this, at);
    }
}
