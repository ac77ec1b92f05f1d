package io.millrace.engine.steps;

import org.jspecify.annotations.Nullable;

/** A key with what is remembered for it and its two timers. Threading: the worker. */
final class Cell<M> {
    final @Nullable Object key;
    final M memory;
    /** Which key came before which. */
    final int serial;

    long eventDue = StepScope.NEVER;
    long engineDue = StepScope.NEVER;
    /** Where it stands in the heap of either timer; -1 when the timer is not set. */
    int eventSlot = -1;

    int engineSlot = -1;
    boolean forgotten;

    Cell(@Nullable Object key, M memory, int serial) {
        this.key = key;
        this.memory = memory;
        this.serial = serial;
    }
}
