package io.millrace.app.snippet;

import io.millrace.app.snippet.Records.Component;
import io.millrace.app.snippet.Records.Shape;
import java.util.List;
import java.util.Optional;

/** What leaves by error ports, as Java text. */
public final class ErrorPorts {
    private static final String FAILED = "Failed<";
    /** The parts that a form speaks of, the most telling first. */
    private static final List<Component> PARTS = List.of(
            new Component("String", "node"), new Component("String", "place"), new Component("String", "error"));

    private ErrorPorts() {}

    /** The type of failed messages of this type: {@code Failed<Integer>} for {@code int}. */
    public static String typeOf(String message) {
        return FAILED + TypeName.boxed(message) + ">";
    }

    static boolean isFailed(String type) {
        return type.startsWith(FAILED);
    }

    /** A failed message as a form sees it. */
    static Optional<Shape> shape(String type) {
        return isFailed(type) ? Optional.of(new Shape(type, PARTS)) : Optional.empty();
    }
}
