package io.millrace.engine.runtime;

import io.millrace.engine.api.Key;
import io.millrace.engine.api.Lifecycle;

/** Gives the message its key and passes it on as it is. */
record KeyStage(Key<Object, Object> function) implements Stage {
    /** The message's key. */
    Object key(Object message) throws Exception {
        final Object key = function.key(message);
        if (key == null) {
            throw new BadResult("the key is null");
        }
        return key;
    }

    @Override
    public Object apply(Run run, Object message) throws Exception {
        run.key(key(message));
        return message;
    }

    @Override
    public boolean looksAtKey() {
        return function instanceof Lifecycle;
    }
}
