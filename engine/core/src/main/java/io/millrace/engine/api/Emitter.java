package io.millrace.engine.api;

import java.util.stream.Stream;

/**
 * Takes the outputs of a computation. It only appends: the next node runs after the user's method has returned.
 *
 * <p>Threading: valid on the calling worker, during the call it was given to.
 *
 * @param <O> output type
 */
public interface Emitter<O> {
    /** Appends one output; null is refused with a {@link NullPointerException}. */
    void emit(O out);

    /** Appends the elements of a stream in order; the engine closes it. More than the limit fails the message. */
    default void emitAll(Stream<? extends O> outs) {
        try (outs) {
            outs.forEach(this::emit);
        }
    }
}
