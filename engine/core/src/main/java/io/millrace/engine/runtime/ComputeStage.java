package io.millrace.engine.runtime;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Lifecycle;
import org.jspecify.annotations.Nullable;

/** A computation with at most one output. */
record ComputeStage(Computation<Object, Object> computation) implements Stage {
    @Override
    public @Nullable Object apply(Run run, Object message) throws Exception {
        return computation.compute(message);
    }

    @Override
    public boolean looksAtKey() {
        return computation instanceof Lifecycle;
    }
}
