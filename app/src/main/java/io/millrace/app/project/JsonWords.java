package io.millrace.app.project;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain words for what a JSON parser says. */
final class JsonWords {
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.)' \\(code");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");
    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '(.*?)'");

    private JsonWords() {}

    /** The reason as a clause without a full stop and without the place. */
    static String reason(JsonProcessingException error) {
        final String text = error.getOriginalMessage();
        final Matcher character = CHARACTER.matcher(text);
        final Matcher duplicate = DUPLICATE.matcher(text);
        final Matcher token = TOKEN.matcher(text);
        if (text.startsWith("Unexpected end-of-input") || text.contains("end-of-input")) {
            return "the text ends too early, a closing bracket or quote is missing";
        } else if (duplicate.find()) {
            return "\"" + duplicate.group(1) + "\" stands there twice";
        } else if (token.find()) {
            return "\"" + token.group(1) + "\" is no JSON value; texts need double quotes";
        } else if (character.find()) {
            return "\"" + character.group(1) + "\" is not expected here" + expected(text);
        } else if (text.startsWith("Illegal unquoted character")) {
            return "a text in quotes must end on its line";
        }
        return "this is no JSON (" + text.lines().findFirst().orElse("") + ")";
    }

    private static String expected(String text) {
        if (text.contains("was expecting comma")) {
            return ", a comma or a closing bracket is";
        } else if (text.contains("was expecting double-quote to start field name")) {
            return ", a name in double quotes is (the comma before may be one too many)";
        } else if (text.contains("was expecting a colon")) {
            return ", a colon is";
        }
        return "";
    }

    /** The same with the column, for texts of one line. */
    static String reasonInLine(JsonProcessingException error) {
        final JsonLocation at = error.getLocation();
        return reason(error) + (at == null ? "" : " (column " + at.getColumnNr() + ")");
    }
}
