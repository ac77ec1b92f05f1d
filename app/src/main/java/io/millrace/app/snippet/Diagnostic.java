package io.millrace.app.snippet;

import io.millrace.engine.topology.CodeRef;
import java.util.Optional;

/**
 * Something the compiler says about a snippet, in the user's own coordinates.
 *
 * @param start offset in the snippet's text
 * @param end offset behind the last character; always greater than start unless the text is empty
 * @param line 1-based
 * @param column 1-based
 * @param fix a text change that mends it, if one is known
 */
public record Diagnostic(
        CodeRef code, Severity severity, String message, int start, int end, int line, int column, Optional<Fix> fix) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** A change of texts, offered as a link: the label says what it does. */
    public record Fix(String label, java.util.Map<CodeRef, String> newTexts) {
        /** Label of the fix that lets a snippet take what comes in. */
        public static final String CHANGE_SIGNATURE = "Change signature";
    }
}
