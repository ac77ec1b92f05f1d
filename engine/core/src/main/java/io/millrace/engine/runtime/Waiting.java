package io.millrace.engine.runtime;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stack of one run: outputs that have not gone on, each with the edge that it takes, its key and its event time.
 *
 * <p>Threading: the worker.
 */
final class Waiting {
    private static final int FEW = 64;
    private static final int KEPT = 1 << 14;

    private Exit[] ways = new Exit[FEW];
    private @Nullable Object[] messages = new Object[FEW];
    private @Nullable Object[] keys = new Object[FEW];
    private long[] eventTimes = new long[FEW];
    private int top;

    boolean isEmpty() {
        return top == 0;
    }

    /** How many there are. */
    int top() {
        return top;
    }

    void push(Exit way, Object message, @Nullable Object key, long eventTime) {
        if (top == ways.length) {
            ways = Arrays.copyOf(ways, top * 2);
            messages = Arrays.copyOf(messages, top * 2);
            keys = Arrays.copyOf(keys, top * 2);
            eventTimes = Arrays.copyOf(eventTimes, top * 2);
        }
        ways[top] = way;
        messages[top] = message;
        keys[top] = key;
        eventTimes[top++] = eventTime;
        count(way, 1);
    }

    private static void count(Exit way, int change) {
        if (way.outlet() == null) {
            way.target().waiting(change);
        }
    }

    Exit way(int index) {
        return ways[index];
    }

    @Nullable
    Object message(int index) {
        return messages[index];
    }

    /** The edge that the newest takes. */
    Exit way() {
        return ways[top - 1];
    }

    Object message() {
        return Objects.requireNonNull(messages[top - 1]);
    }

    @Nullable
    Object key() {
        return keys[top - 1];
    }

    long eventTime() {
        return eventTimes[top - 1];
    }

    /** Takes the newest away. */
    void pop() {
        cut(top - 1);
    }

    /** Takes away what was pushed since there were so many. */
    void cut(int left) {
        while (top > left) {
            top--;
            count(ways[top], -1);
            messages[top] = null;
            keys[top] = null;
        }
    }

    /** Turns round what was pushed since there were so many, so that the first pushed is on top. */
    void turn(int left) {
        for (int low = left, high = top - 1; low < high; low++, high--) {
            swap(low, high);
        }
    }

    private void swap(int low, int high) {
        final Exit way = ways[low];
        ways[low] = ways[high];
        ways[high] = way;
        swap(messages, low, high);
        swap(keys, low, high);
        final long eventTime = eventTimes[low];
        eventTimes[low] = eventTimes[high];
        eventTimes[high] = eventTime;
    }

    private static void swap(@Nullable Object[] array, int low, int high) {
        final Object one = array[low];
        array[low] = array[high];
        array[high] = one;
    }

    /** Gives memory back that one message needed and others hardly will. */
    void shrink() {
        if (top == 0 && ways.length > KEPT) {
            ways = new Exit[FEW];
            messages = new Object[FEW];
            keys = new Object[FEW];
            eventTimes = new long[FEW];
        }
    }
}
