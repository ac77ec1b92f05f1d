package io.millrace.engine.runtime;

import io.millrace.engine.api.Generator;
import org.jspecify.annotations.Nullable;

/** Makes the message after the one before. */
record GenerateStage(Generator<Object> generator, Timestamps timestamps, Previous previous) implements Stage {
    @Override
    public Object apply(Run run, Object ignored) throws Exception {
        final Object before = previous.message;
        final Object message = before == null ? generator.initial() : generator.next(before);
        if (message == null) {
            throw new BadResult("the generator gave null");
        }
        previous.message = message;
        timestamps.apply(run, message);
        return message;
    }

    /** The one before, or when its time could not be read, the one that was made. */
    @Override
    public @Nullable Object inHand(Object ignored) {
        return previous.message;
    }
}
