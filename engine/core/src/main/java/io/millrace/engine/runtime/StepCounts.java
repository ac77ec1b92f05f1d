package io.millrace.engine.runtime;

import io.millrace.engine.steps.Fate;
import io.millrace.engine.steps.StepRunner;

/**
 * What a step has done with messages besides passing them at once.
 *
 * <p>Threading: the worker.
 */
final class StepCounts {
    private long late;
    private long held;
    private long filtered;
    private long holding;

    void add(Fate fate) {
        if (fate == Fate.HELD) {
            held++;
        } else if (fate == Fate.LATE) {
            late++;
        }
    }

    /** Sees what has become of messages that were held. */
    void look(StepRunner step) {
        filtered = step.filtered();
        holding = held - step.passed() - filtered;
    }

    /** Messages that came too late. */
    long late() {
        return late;
    }

    /** Messages that were held and gave nothing. */
    long filtered() {
        return filtered;
    }

    /** Messages that are held now. */
    long holding() {
        return holding;
    }

    /** Messages that came in and did not pass, as far as they are not counted as filtered or failed at once. */
    long notPassed() {
        return late + filtered + holding;
    }
}
