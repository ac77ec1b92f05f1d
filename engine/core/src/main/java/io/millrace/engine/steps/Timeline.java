package io.millrace.engine.steps;

import java.util.ArrayList;
import java.util.List;

/** Messages in the order of their event times, and of those with the same time in the order in which they came. */
final class Timeline {
    private static final int ROOM = 64;

    private final List<Item> items = new ArrayList<>();
    /** Items before this one are gone. */
    private int first;

    /** A message that waits. */
    static final class Item {
        private Object message;
        private final long time;
        private boolean matched;

        Item(Object message, long time) {
            this.message = message;
            this.time = time;
        }

        Object message() {
            return message;
        }

        long time() {
            return time;
        }

        boolean matched() {
            return matched;
        }

        void match() {
            matched = true;
        }
    }

    int size() {
        return items.size() - first;
    }

    Item get(int index) {
        return items.get(first + index);
    }

    /** Time of the first; a time that does not come when there is none. */
    long firstTime() {
        return size() == 0 ? Long.MAX_VALUE / 2 : get(0).time();
    }

    /** Index of the first that is not before a time. */
    int firstAt(long time) {
        int low = 0;
        int high = size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(Item item) {
        items.add(first + firstAt(item.time() + 1), item);
    }

    /** Takes the first away; only when there is one. */
    Item remove() {
        final Item item = items.get(first++);
        if (first >= ROOM && first * 2 > items.size() || first == items.size()) {
            items.subList(0, first).clear();
            first = 0;
        }
        return item;
    }

    Item remove(int index) {
        return items.remove(first + index);
    }
}
