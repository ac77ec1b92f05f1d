package io.millrace.engine.testkit;

import io.millrace.engine.runtime.Worker;
import java.util.List;
import java.util.stream.Stream;

/**
 * The engine's own workers, turn by turn: one or several, which take turns in order, so that the same input gives the
 * same output each time.
 *
 * <p>Threading: the thread that made them.
 */
public final class ManualWorkers {
    private final List<Worker> workers;

    public ManualWorkers(int number) {
        workers = Stream.generate(Worker::byHand).limit(number).toList();
    }

    /** The workers that are driven. */
    public List<Worker> workers() {
        return workers;
    }

    /** Takes one turn of each; returns whether another could do more. */
    public boolean turn() {
        boolean more = false;
        for (final Worker worker : workers) {
            more |= worker.turn();
        }
        return more;
    }

    /** Takes turns until nothing is left to do at this moment of the clock; returns how many. */
    public long runUntilIdle() {
        long turns = 1;
        while (turn()) {
            turns++;
        }
        return turns;
    }

    /** Whether the deployment on them has come to its end. */
    public boolean haveEnded() {
        return workers.stream().allMatch(Worker::hasEnded);
    }
}
