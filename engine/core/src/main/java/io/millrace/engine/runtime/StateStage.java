package io.millrace.engine.runtime;

import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.StateComputation;
import org.jspecify.annotations.Nullable;

/**
 * A state computation with at most one output.
 *
 * @param updatesOnly nothing is waiting for an output, so that none is not a message filtered out
 */
record StateStage(StateComputation<Object, Object, Object> computation, StateStore store, boolean updatesOnly)
        implements KeyedStage {
    @Override
    public @Nullable Object apply(Run run, Object message, @Nullable Object key) throws Exception {
        final Object out = computation.compute(message, store.object(run, key));
        return out == null && updatesOnly ? DONE : out;
    }

    @Override
    public boolean looksAtKey() {
        return computation instanceof Lifecycle;
    }
}
