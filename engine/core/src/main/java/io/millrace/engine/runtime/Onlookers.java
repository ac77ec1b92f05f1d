package io.millrace.engine.runtime;

import java.util.Arrays;

/**
 * The runs whose messages can come to one end. They don't ask it for room before each message but are told when it has
 * none any more.
 *
 * <p>Threading: the worker.
 */
final class Onlookers {
    private Run[] runs = new Run[0];

    void add(Run run) {
        runs = Arrays.copyOf(runs, runs.length + 1);
        runs[runs.length - 1] = run;
    }

    /** There is no room any more, or a message waits for some. */
    void tell() {
        for (final Run run : runs) {
            run.lookAgain();
        }
    }
}
