package io.millrace.engine.steps;

/** The times of the last few messages, the oldest first. */
final class Recent {
    private long[] times = new long[4];
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** Only when there is one. */
    long oldest() {
        return times[first];
    }

    /** Only when there is one. */
    long newest() {
        return times[(first + size - 1) % times.length];
    }

    /** Adds a time and forgets the oldest ones beyond so many. */
    void add(long time, int most) {
        keep(most - 1);
        if (size == times.length) {
            grow();
        }
        times[(first + size++) % times.length] = time;
    }

    /** Forgets the oldest ones beyond so many. */
    void keep(int most) {
        while (size > most) {
            first = (first + 1) % times.length;
            size--;
        }
    }

    private void grow() {
        final long[] more = new long[times.length * 2];
        for (int i = 0; i < size; i++) {
            more[i] = times[(first + i) % times.length];
        }
        times = more;
        first = 0;
    }
}
