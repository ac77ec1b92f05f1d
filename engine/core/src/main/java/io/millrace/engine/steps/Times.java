package io.millrace.engine.steps;

/** Event times can be whatever a user's code makes of a message; with those in these bounds one can calculate. */
final class Times {
    private static final long BOUND = 1L << 62;

    private Times() {}

    /** The time itself, or the nearest with which one can calculate: until the year 2116. */
    static long bounded(long nanos) {
        return Math.max(-BOUND, Math.min(BOUND - 1, nanos));
    }

    /** The least multiple of {@code unit} that is not less. */
    static long roundedUp(long nanos, long unit) {
        return -Math.floorDiv(-nanos, unit) * unit;
    }
}
