package io.millrace.bench;

/** What flows in the benchmarks, and what is remembered. */
final class Messages {
    private Messages() {}

    static final int KEYS = 1000;

    /** What a number is mapped to. */
    record Reading(int sensor, long value) {
        static Reading of(long number) {
            return new Reading((int) (number % KEYS), number * 31);
        }
    }

    /** How often a sensor has come so far. */
    record Counted(int sensor, long count) {}

    /** State of one key. */
    static final class Tally {
        long count;
    }

    /** State of the whole. */
    static final class Total {
        long sum;
    }

    /** A frame of alphabet. */
    record Vote(char letter, long count) {}

    /** What alphabet gives for it. */
    record Votes(char letter, long votes) {}

    /** State of a letter. */
    static final class Box {
        long votes;
    }
}
