package io.millrace.engine.steps;

import io.millrace.engine.api.Key;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Lets a message pass whose value has not passed before, or not for some time. */
final class Distinct implements KeyedStep<Distinct.Seen> {
    private final Key<Object, Object> value;
    private final long nanos;

    /**
     * A step.
     *
     * @param nanos after which a value may pass again; {@link StepScope#NEVER} for never
     */
    @SuppressWarnings("unchecked")
    Distinct(Key<?, ?> value, long nanos) {
        this.value = (Key<Object, Object>) value;
        this.nanos = nanos;
    }

    /** Values that have passed and when, the oldest first. */
    static final class Seen {
        private final Map<Object, Long> passed = new LinkedHashMap<>();
    }

    @Override
    public Seen memory() {
        return new Seen();
    }

    @Override
    public Fate message(Object in, Seen seen, StepScope scope) throws Exception {
        final Object own = Objects.requireNonNull(value.key(in), "the value is null");
        final Long before = seen.passed.get(own);
        if (before != null && (nanos == StepScope.NEVER || scope.now() - before < nanos)) {
            return Fate.FILTERED;
        }
        seen.passed.remove(own);
        seen.passed.put(own, scope.now());
        if (nanos != StepScope.NEVER && scope.engineTimer() == StepScope.NEVER) {
            scope.engineTimer(scope.now() + nanos);
        }
        scope.emit(in);
        return Fate.PASSED;
    }

    @Override
    public void engineDue(Seen seen, StepScope scope) {
        if (nanos == StepScope.NEVER) {
            return;
        }
        final Iterator<Long> times = seen.passed.values().iterator();
        while (times.hasNext()) {
            final long at = times.next();
            if (scope.now() - at < nanos) {
                scope.engineTimer(at + nanos);
                return;
            }
            times.remove();
        }
        scope.forget();
    }
}
