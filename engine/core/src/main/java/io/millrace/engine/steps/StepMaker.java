package io.millrace.engine.steps;

import java.util.function.UnaryOperator;

/** Makes the step of a node. Threading: the worker that the step is for. */
@FunctionalInterface
public interface StepMaker {
    /** Makes an instance for one worker and generation. */
    KeyedStep<?> make(StepSetup setup);

    /**
     * Whether the step looks at the watermark, as far as the node's settings say: one that does not costs no watermarks
     * between workers, and its event timers are never due before the end.
     *
     * @param settings gives the text of a setting
     */
    default boolean needsWatermark(UnaryOperator<String> settings) {
        return true;
    }
}
