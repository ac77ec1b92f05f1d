package io.millrace.engine.runtime;

import io.millrace.engine.api.StateComputation;
import org.jspecify.annotations.Nullable;

/** A state computation with at most one output. */
final class StateStage extends Stage {
    private final StateComputation<Object, Object, Object> computation;
    private final StateStore store;
    private final boolean updatesOnly;

    /** With {@code updatesOnly} nothing is waiting for an output, so that none is not a message filtered out. */
    StateStage(StateComputation<Object, Object, Object> computation, StateStore store, boolean updatesOnly) {
        this.computation = computation;
        this.store = store;
        this.updatesOnly = updatesOnly;
    }

    @Override
    @Nullable
    Object apply(Run run, Object message) throws Exception {
        final Object out = computation.compute(message, store.object(run));
        return out == null && updatesOnly ? DONE : out;
    }
}
