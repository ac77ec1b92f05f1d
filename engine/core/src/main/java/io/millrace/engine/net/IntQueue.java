package io.millrace.engine.net;

/** A growing queue of numbers that makes no garbage. */
final class IntQueue {
    private int[] values = new int[1024];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void add(int value) {
        if (size == values.length) {
            grow();
        }
        values[(head + size) & (values.length - 1)] = value;
        size++;
    }

    int first() {
        return values[head];
    }

    int remove() {
        final int value = values[head];
        head = (head + 1) & (values.length - 1);
        size--;
        return value;
    }

    private void grow() {
        final int[] larger = new int[values.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = values[(head + i) & (values.length - 1)];
        }
        values = larger;
        head = 0;
    }
}
