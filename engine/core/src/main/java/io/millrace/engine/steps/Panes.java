package io.millrace.engine.steps;

import io.millrace.engine.steps.Accumulation.Pane;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the windows of one key hold: panes with messages in them, in the order of time. Threading: the worker. */
final class Panes {
    private @Nullable Pane[] panes = new Pane[1];
    private int first;
    private int size;

    /** What has been combined of them; null as long as that does not pay. */
    @Nullable
    TwoStacks combined;

    /** Where the grid of this key starts. */
    long origin;
    /** The oldest window that is open. */
    long next;
    /** The first window behind those that come out also when they are empty. */
    long openEnd;
    /** Whether the grid has been laid. */
    boolean begun;
    /** Whether a window has come out. */
    boolean moved;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Pane get(int at) {
        return Objects.requireNonNull(panes[first + at]);
    }

    Pane last() {
        return get(size - 1);
    }

    /** Where a pane is, or -1 less where it would have to be put; most messages go into the last one. */
    int find(long index) {
        int low = 0;
        int high = size - 1;
        int middle = high;
        while (low <= high) {
            final long there = get(middle).index;
            if (there == index) {
                return middle;
            } else if (there < index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
            middle = (low + high) >>> 1;
        }
        return -1 - low;
    }

    /** Where the first pane behind an index is. */
    int after(long index) {
        final int found = find(index);
        return found >= 0 ? found + 1 : -1 - found;
    }

    void add(int at, Pane pane) {
        makeRoom();
        System.arraycopy(panes, first + at, panes, first + at + 1, size - at);
        panes[first + at] = pane;
        size++;
    }

    private void makeRoom() {
        if (first + size < panes.length) {
            return;
        }
        // Panes that have gone have left room in front; while that is little it is dearer to move than to grow.
        final @Nullable Pane[] to = first > panes.length / 2 ? panes : new Pane[panes.length * 2];
        System.arraycopy(panes, first, to, 0, size);
        if (to == panes) {
            Arrays.fill(to, size, first + size, null);
        }
        panes = to;
        first = 0;
    }

    Pane removeFirst() {
        final Pane gone = get(0);
        panes[first++] = null;
        size--;
        if (size == 0) {
            first = 0;
            panes = panes.length > 4 ? new Pane[1] : panes;
        }
        return gone;
    }
}
