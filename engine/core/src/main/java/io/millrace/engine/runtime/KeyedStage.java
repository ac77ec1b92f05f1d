package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/** A stage that needs the key of the message and nothing else of the run. */
interface KeyedStage extends Stage {
    /** As {@link #apply(Run, Object)}, for a message with this key. */
    @Nullable
    Object apply(Run run, Object message, @Nullable Object key) throws Exception;

    @Override
    default @Nullable Object apply(Run run, Object message) throws Exception {
        return apply(run, message, run.key());
    }
}
