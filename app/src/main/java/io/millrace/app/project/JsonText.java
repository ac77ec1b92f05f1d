package io.millrace.app.project;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Words for what a JSON parser says. */
final class JsonText {
    private JsonText() {}

    /** The parser's reason with its column, in one clause without a full stop. */
    static String reason(JsonProcessingException error) {
        return clause(error)
                + (error.getLocation() == null
                        ? ""
                        : " (column " + error.getLocation().getColumnNr() + ")");
    }

    /** The parser's reason alone. */
    static String clause(JsonProcessingException error) {
        final String text = error.getOriginalMessage();
        if (text.contains("end-of-input") || text.contains("Unexpected end")) {
            return "it ends too early";
        }
        final int cut = text.indexOf(": ");
        final String first = text.lines().findFirst().orElse(text);
        final String words =
                first.startsWith("Unexpected character") ? first.replaceAll(" \\(code \\d+.*?\\)", "") : first;
        return cut < 0 ? words : words.replaceAll("\\s+$", "");
    }
}
