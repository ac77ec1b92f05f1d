package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/** Gives each message to a step. */
record StepStage(StepPort port) implements KeyedStage {
    @Override
    public @Nullable Object apply(Run run, Object message, @Nullable Object key) throws Exception {
        return port.message(run, message, key);
    }
}
