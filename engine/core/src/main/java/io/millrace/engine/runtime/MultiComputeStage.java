package io.millrace.engine.runtime;

import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.MultiComputation;

/** A computation with any number of outputs. */
record MultiComputeStage(MultiComputation<Object, Object> computation) implements Stage {
    @Override
    public Object apply(Run run, Object message) throws Exception {
        final Emits emits = run.emits();
        emits.open();
        computation.compute(message, emits);
        emits.close();
        return MANY;
    }

    @Override
    public boolean looksAtKey() {
        return computation instanceof Lifecycle;
    }
}
