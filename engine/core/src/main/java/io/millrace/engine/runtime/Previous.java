package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/** The newest message of a generator; it outlives the generator's code. */
final class Previous {
    @Nullable
    Object message;
}
