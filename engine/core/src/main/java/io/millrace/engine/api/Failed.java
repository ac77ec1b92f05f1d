package io.millrace.engine.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
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

    /** With the bytes of a frame as text, or in hex where they are none. */
    @Override
    public String toString() {
        final Object shown = message instanceof byte[] bytes ? text(bytes) : message;
        return "Failed[message=" + shown + ", error=" + error + ", kind=" + kind + ", node=" + node + ", place=" + place
                + ", time=" + time + "]";
    }

    private static String text(byte[] bytes) {
        final String text = new String(bytes, StandardCharsets.UTF_8);
        return text.chars().anyMatch(c -> c == '\uFFFD' || c < ' ' && c != '\t')
                ? "0x" + HexFormat.of().formatHex(bytes)
                : text;
    }
}
