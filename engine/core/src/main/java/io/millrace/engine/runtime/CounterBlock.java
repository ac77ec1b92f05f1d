package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers that one thread publishes as a whole and any thread reads as a whole: a sequence lock, so that the writer
 * never waits.
 */
final class CounterBlock {
    private static final VarHandle SEQUENCE = sequence();

    private final long[] published;

    @SuppressWarnings("unused") // through the handle
    private int sequence;

    CounterBlock(int size) {
        this.published = new long[size];
    }

    private static VarHandle sequence() {
        try {
            return MethodHandles.lookup().findVarHandle(CounterBlock.class, "sequence", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("the field is there", impossible);
        }
    }

    /** Writer only. */
    void publish(long[] values) {
        final int before = (int) SEQUENCE.getOpaque(this);
        SEQUENCE.setOpaque(this, before + 1);
        VarHandle.storeStoreFence();
        System.arraycopy(values, 0, published, 0, published.length);
        SEQUENCE.setRelease(this, before + 2);
    }

    /** Values that were published together. */
    long[] read() {
        while (true) {
            final int before = (int) SEQUENCE.getAcquire(this);
            final long[] copy = published.clone();
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && before == (int) SEQUENCE.getOpaque(this)) {
                return copy;
            }
            Thread.onSpinWait();
        }
    }
}
