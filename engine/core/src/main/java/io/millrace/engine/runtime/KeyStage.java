package io.millrace.engine.runtime;

import io.millrace.engine.api.Key;

/** Gives the message its key and passes it on as it is. */
final class KeyStage extends Stage {
    private final Key<Object, Object> function;

    KeyStage(Key<Object, Object> function) {
        this.function = function;
    }

    @Override
    Object apply(Run run, Object message) throws Exception {
        final Object key = function.key(message);
        if (key == null) {
            throw new BadResult("the key is null");
        }
        run.key(key);
        return message;
    }
}
