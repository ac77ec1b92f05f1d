package io.millrace.engine.testkit;

import io.millrace.engine.runtime.Worker;

/** The engine's own worker, one turn at a time. Threading: the thread that made it. */
public final class ManualWorker {
    private final Worker worker = Worker.byHand();

    /** The worker that is driven. */
    public Worker worker() {
        return worker;
    }

    /** Takes one turn; returns whether another could do more. */
    public boolean turn() {
        return worker.turn();
    }

    /** Takes turns until nothing is left to do at this moment of the clock; returns how many. */
    public long runUntilIdle() {
        long turns = 1;
        while (worker.turn()) {
            turns++;
        }
        return turns;
    }

    /** Whether the deployment on it has come to its end. */
    public boolean hasEnded() {
        return worker.hasEnded();
    }
}
