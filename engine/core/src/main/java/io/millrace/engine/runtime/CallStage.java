package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/** Hands each message to threads that may wait, and takes what has come back from them. */
record CallStage(CallPort port) implements KeyedStage {
    @Override
    public @Nullable Object apply(Run run, Object message, @Nullable Object key) throws Exception {
        return port.message(run, message, key);
    }
}
