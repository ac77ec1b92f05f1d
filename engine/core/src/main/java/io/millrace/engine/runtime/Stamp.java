package io.millrace.engine.runtime;

/**
 * What a message that is measured carries along: when its source received it, which source that was, and how many
 * messages it stands for. 0 is none: the message is not measured.
 *
 * <p>The lowest four bits are the weight, a power of two; the next eight the source; the rest nanoseconds on the
 * engine's clock, which come round after 52 days.
 */
final class Stamp {
    static final long NONE = 0;

    private static final int WEIGHT = 4;
    private static final int LABEL = 12;
    private static final long MOST_SOURCES = 0xFF;
    /** In the place of the source: its time in nodes is measured, but nobody knows when it came in. */
    private static final long NO_SOURCE = 0;

    private Stamp() {}

    /** {@code source} is the number of its node; those beyond 253 are one. */
    static long of(int source, int log, long now) {
        return now << LABEL | Math.min(source + 1, MOST_SOURCES) << WEIGHT | log;
    }

    /** Of something that no source has received just now. */
    static long withoutSource(int log, long now) {
        return now << LABEL | NO_SOURCE << WEIGHT | log;
    }

    static boolean hasSource(long stamp) {
        return source(stamp) != NO_SOURCE;
    }

    /** Number of the node, and one more; 0 for none, 255 for one of many. */
    static int source(long stampOrLabel) {
        return (int) (stampOrLabel >>> WEIGHT & MOST_SOURCES);
    }

    /** The number of messages that it stands for. */
    static int weight(long stampOrLabel) {
        return 1 << (stampOrLabel & 15);
    }

    /** Nanoseconds since then. */
    static long age(long stamp, long now) {
        return Math.max(0, (now << LABEL) - (stamp & -1L << LABEL) >> LABEL);
    }

    /** A node with the weight of a stamp; with its source too, or without. */
    static long label(int node, long stamp, boolean source) {
        return (long) node << LABEL | stamp & (source ? 0xFFF : 0xF);
    }

    /** The node of a label. */
    static int node(long label) {
        return (int) (label >>> LABEL);
    }
}
