package io.millrace.engine.runtime;

import io.millrace.engine.api.Computation;
import org.jspecify.annotations.Nullable;

/** A computation with at most one output. */
final class ComputeStage extends Stage {
    private final Computation<Object, Object> computation;

    ComputeStage(Computation<Object, Object> computation) {
        this.computation = computation;
    }

    @Override
    @Nullable
    Object apply(Run run, Object message) throws Exception {
        return computation.compute(message);
    }
}
