package io.millrace.engine.net;

/** How long to wait before the next try: twice as long each time, up to a bound. */
final class Backoff {
    private static final int FIRST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 2_000;

    private int next = FIRST_MILLIS;

    int nextMillis() {
        final int millis = next;
        next = Math.min(2 * next, LONGEST_MILLIS);
        return millis;
    }

    void reset() {
        next = FIRST_MILLIS;
    }

    /** A wait for people: "50 ms", "2 s". */
    static String text(int millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
