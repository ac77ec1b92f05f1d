package io.millrace.engine.steps;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Timers of one clock, the earliest first; of those for the same time the key that was seen first.
 *
 * <p>Threading: the worker.
 */
final class TimerHeap<M> {
    private final boolean byEvent;
    private @Nullable Cell<M>[] cells = cells(16);
    private int size;

    TimerHeap(boolean byEvent) {
        this.byEvent = byEvent;
    }

    /** When the first is due; {@link StepScope#NEVER} when none is set. */
    long firstDue() {
        return size == 0 ? StepScope.NEVER : due(at(0));
    }

    /** Takes the first away; only when there is one. */
    Cell<M> remove() {
        final Cell<M> first = at(0);
        set(first, StepScope.NEVER);
        return first;
    }

    void set(Cell<M> cell, long due) {
        final int slot = byEvent ? cell.eventSlot : cell.engineSlot;
        if (byEvent) {
            cell.eventDue = due;
        } else {
            cell.engineDue = due;
        }
        if (due == StepScope.NEVER) {
            if (slot >= 0) {
                removeAt(slot);
            }
        } else if (slot < 0) {
            add(cell);
        } else {
            down(up(slot));
        }
    }

    private void add(Cell<M> cell) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        put(size++, cell);
        up(size - 1);
    }

    private void removeAt(int slot) {
        slot(at(slot), -1);
        final Cell<M> last = at(--size);
        cells[size] = null;
        if (slot < size) {
            put(slot, last);
            down(up(slot));
        }
        if (cells.length > 1024 && size < cells.length / 4) {
            cells = Arrays.copyOf(cells, cells.length / 2);
        }
    }

    private int up(int from) {
        int slot = from;
        final Cell<M> cell = at(slot);
        while (slot > 0 && isBefore(cell, at((slot - 1) / 2))) {
            put(slot, at((slot - 1) / 2));
            slot = (slot - 1) / 2;
        }
        put(slot, cell);
        return slot;
    }

    private void down(int from) {
        int slot = from;
        final Cell<M> cell = at(slot);
        for (int child = smallerChild(slot); child > 0; child = smallerChild(slot)) {
            if (!isBefore(at(child), cell)) {
                break;
            }
            put(slot, at(child));
            slot = child;
        }
        put(slot, cell);
    }

    private int smallerChild(int slot) {
        final int left = slot * 2 + 1;
        if (left >= size) {
            return 0;
        }
        return left + 1 < size && isBefore(at(left + 1), at(left)) ? left + 1 : left;
    }

    private boolean isBefore(Cell<M> one, Cell<M> other) {
        final long oneDue = due(one);
        final long otherDue = due(other);
        return oneDue != otherDue ? oneDue < otherDue : one.serial < other.serial;
    }

    private long due(Cell<M> cell) {
        return byEvent ? cell.eventDue : cell.engineDue;
    }

    private void put(int slot, Cell<M> cell) {
        cells[slot] = cell;
        slot(cell, slot);
    }

    private void slot(Cell<M> cell, int slot) {
        if (byEvent) {
            cell.eventSlot = slot;
        } else {
            cell.engineSlot = slot;
        }
    }

    private Cell<M> at(int slot) {
        return Objects.requireNonNull(cells[slot]);
    }

    @SuppressWarnings("unchecked")
    private static <M> @Nullable Cell<M>[] cells(int length) {
        return (Cell<M>[]) new Cell<?>[length];
    }
}
