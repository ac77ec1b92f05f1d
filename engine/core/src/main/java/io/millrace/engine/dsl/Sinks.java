package io.millrace.engine.dsl;

import io.millrace.engine.api.Encoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Ways out, and encoders that many need. */
public final class Sinks {
    private Sinks() {}

    /** Connects to a program that listens, and connects again when the connection is lost. */
    public static Connector tcp(String host, int port) {
        return Connector.of("tcp-sink").with("host", host).with("port", port);
    }

    /** Appends to a file. */
    public static Connector file(Path path) {
        return Connector.of("file-sink").with("path", path);
    }

    public static Connector stdout() {
        return Connector.of("stdout");
    }

    /** Writes each message as a line of UTF-8 text; the text should hold no line break. */
    public static <T> Encoder<T> line(Function<? super T, String> text) {
        return (message, into) -> into.put((text.apply(message) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
