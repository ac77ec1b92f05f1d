package io.millrace.engine.runtime;

import io.millrace.engine.api.MultiStateComputation;

/** A state computation with any number of outputs. */
final class MultiStateStage extends Stage {
    private final MultiStateComputation<Object, Object, Object> computation;
    private final StateStore store;
    private final boolean updatesOnly;

    MultiStateStage(MultiStateComputation<Object, Object, Object> computation, StateStore store, boolean updatesOnly) {
        this.computation = computation;
        this.store = store;
        this.updatesOnly = updatesOnly;
    }

    @Override
    Object apply(Run run, Object message) throws Exception {
        final Object state = store.object(run);
        final Emits emits = run.emits();
        emits.open();
        computation.compute(message, state, emits);
        emits.close();
        return emits.size() == 0 && updatesOnly ? DONE : MANY;
    }
}
