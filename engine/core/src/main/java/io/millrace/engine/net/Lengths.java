package io.millrace.engine.net;

/** A growing queue of the lengths of messages that makes no garbage; equal ones in a row take one place together. */
final class Lengths {
    /** Pairs of a length and how many there are of it. */
    private int[] runs = new int[1024];

    private int head;
    private int places;
    private int size;
    private int lastLength;
    private int lastCount;

    /** How many lengths there are. */
    int size() {
        return size;
    }

    /** Adds one; at least 1. */
    void add(int length) {
        size++;
        if (length == lastLength && lastCount < Integer.MAX_VALUE) {
            lastCount++;
            return;
        }
        store();
        lastLength = length;
        lastCount = 1;
    }

    /** The run that is being counted joins those that lie in the ring. */
    private void store() {
        if (lastCount > 0) {
            if (places == runs.length) {
                grow();
            }
            final int at = (head + places) & (runs.length - 1);
            runs[at] = lastLength;
            runs[at + 1] = lastCount;
            places += 2;
        }
    }

    /**
     * Takes away those at the front whose sum is within the bytes.
     *
     * @return that sum
     */
    long remove(long bytes) {
        long left = bytes;
        boolean whole = true;
        while (places > 0 && whole) {
            final int fits = (int) Math.min(runs[head + 1], left / runs[head]);
            left -= (long) fits * runs[head];
            size -= fits;
            runs[head + 1] -= fits;
            whole = runs[head + 1] == 0;
            if (whole) {
                head = (head + 2) & (runs.length - 1);
                places -= 2;
            }
        }
        if (whole && lastCount > 0) {
            final int fits = (int) Math.min(lastCount, left / lastLength);
            left -= (long) fits * lastLength;
            lastCount -= fits;
            size -= fits;
        }
        return bytes - left;
    }

    /** Ints that it holds memory for. */
    int places() {
        return places;
    }

    private void grow() {
        final int[] larger = new int[runs.length * 2];
        for (int i = 0; i < places; i++) {
            larger[i] = runs[(head + i) & (runs.length - 1)];
        }
        runs = larger;
        head = 0;
    }
}
