package io.millrace.engine.runtime;

import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.MultiStateComputation;
import org.jspecify.annotations.Nullable;

/**
 * A state computation with any number of outputs.
 *
 * @param updatesOnly nothing is waiting for outputs, so that none is not a message filtered out
 */
record MultiStateStage(MultiStateComputation<Object, Object, Object> computation, StateStore store, boolean updatesOnly)
        implements KeyedStage {
    @Override
    public Object apply(Run run, Object message, @Nullable Object key) throws Exception {
        final Object state = store.object(run, key);
        final Emits emits = run.emits();
        emits.open();
        computation.compute(message, state, emits);
        emits.close();
        return emits.count() == 0 && updatesOnly ? DONE : MANY;
    }

    @Override
    public boolean looksAtKey() {
        return computation instanceof Lifecycle;
    }
}
