package io.millrace.app.snippet;

import java.util.Optional;

/** The methods of an aggregation as one would begin to write them, for those that are missing. */
record AggregateTexts(Optional<String> accumulator, Optional<String> incoming) {
    String method(String name) {
        final String acc = accumulator.orElse("long");
        final String in = incoming.orElse("String");
        return switch (name) {
            case "initial" -> acc + " initial() {\n    return " + empty(acc) + ";\n}\n";
            case "update" -> acc + " update(" + acc + " acc, " + in + " in) {\n    return acc;\n}\n";
            case "combine" ->
                acc + " combine(" + acc + " a, " + acc + " b) {\n    return "
                        + (empty(acc).equals("0") ? "a + b" : "a") + ";\n}\n";
            default -> acc + " output(" + acc + " acc) {\n    return acc;\n}\n";
        };
    }

    /** The first line, for a sentence. */
    static String head(String method) {
        return method.substring(0, method.indexOf('{')) + "{ ... }";
    }

    private static String empty(String type) {
        return switch (type) {
            case "byte", "short", "char", "int", "long", "float", "double" -> "0";
            case "boolean" -> "false";
            case "String" -> "\"\"";
            default -> type.startsWith("List<") ? "new ArrayList<>()" : "new " + type + "()";
        };
    }
}
