package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain parts: the message goes all its way on the first side, then on the second. A template: only hidden copies
 * of it are initialised.
 *
 * <p>Threading: the worker.
 */
final class TeeLink extends ChainLink {
    private static final Parts PARTS = Templates.parts(MethodHandles.lookup(), Parts.class);
    private static final ChainLink FIRST = PARTS.first();
    private static final ChainLink SECOND = PARTS.second();

    /** What is constant in one copy. */
    record Parts(ChainLink first, ChainLink second) {}

    @Override
    void accept(Run run, Object message, @Nullable Object key) {
        final long eventTime = run.eventTime();
        FIRST.accept(run, message, key);
        run.eventTime(eventTime);
        if (run.mustWait()) {
            SECOND.leave(run, message, key);
        } else {
            SECOND.accept(run, message, key);
        }
    }

    @Override
    void leave(Run run, Object message, @Nullable Object key) {
        FIRST.leave(run, message, key);
        SECOND.leave(run, message, key);
    }

    @Override
    void probe(@Nullable Object key) {
        FIRST.probe(key);
        SECOND.probe(key);
    }
}
