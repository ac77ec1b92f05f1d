package io.millrace.engine.runtime;

import java.util.Arrays;

/**
 * The runs whose messages can come to one end, and how many of them wait there. They don't ask it for room before each
 * message but are told when it has none any more.
 *
 * <p>Threading: the worker.
 */
final class Onlookers {
    private Run[] runs = new Run[0];
    private int waiting;

    void add(Run run) {
        runs = Arrays.copyOf(runs, runs.length + 1);
        runs[runs.length - 1] = run;
    }

    /** A message in hand waits for room here, or does so no longer. */
    void waiting(int change) {
        waiting += change;
        if (waiting > 0) {
            tell();
        }
    }

    /** Whether no message in hand waits for room here. */
    boolean noneWaits() {
        return waiting == 0;
    }

    /** There is no room any more, or a message waits for some. */
    void tell() {
        for (final Run run : runs) {
            run.lookAgain();
        }
    }
}
