package io.millrace.bench;

/** Sees outputs and remembers the longest time between two of them. */
final class Gaps {
    private long last = System.nanoTime();
    private volatile long longest;

    /** An output; one thread at a time. */
    void output() {
        final long now = System.nanoTime();
        final long gap = now - last;
        last = now;
        if (gap > longest) {
            longest = gap;
        }
    }

    /** Begins again. */
    void reset() {
        longest = 0;
    }

    long longest() {
        return longest;
    }
}
