package io.millrace.engine.steps;

/** Makes the step of a node. Threading: the worker that the step is for. */
@FunctionalInterface
public interface StepMaker {
    /** Makes an instance for one worker and generation. */
    KeyedStep<?> make(StepSetup setup);
}
