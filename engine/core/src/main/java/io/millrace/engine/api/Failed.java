package io.millrace.engine.api;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that failed, as it leaves by the error port of its node.
 *
 * @param message the message in hand: a copy of the frame's bytes for a decoder, what could not be encoded for a sink;
 *     null only for a generator that failed before its first message
 * @param error class and message of what was thrown, such as {@code ArithmeticException: / by zero}
 * @param kind full name of its class, such as {@code java.lang.ArithmeticException}
 * @param node where it failed
 * @param place the innermost line of the user's code, such as {@code line 3 of in.decode.jsh}; empty when there is none
 * @param time of the engine's clock
 * @param <T> type of the message
 */
public record Failed<T>(@Nullable T message, String error, String kind, String node, String place, Instant time) {
    public Failed {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(time, "time");
    }
}
