package io.millrace.engine.runtime;

import io.millrace.engine.api.MultiComputation;

/** A computation with any number of outputs. */
final class MultiComputeStage extends Stage {
    private final MultiComputation<Object, Object> computation;

    MultiComputeStage(MultiComputation<Object, Object> computation) {
        this.computation = computation;
    }

    @Override
    Object apply(Run run, Object message) throws Exception {
        final Emits emits = run.emits();
        emits.open();
        computation.compute(message, emits);
        emits.close();
        return MANY;
    }
}
