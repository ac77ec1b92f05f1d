package io.millrace.ui.dock;

import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.engine.topology.Problem.Where;
import java.util.Comparator;
import java.util.Optional;

/**
 * One row of Problems.
 *
 * @param text what is wrong
 * @param advice what to do; may be empty
 * @param fix a change that mends it, if one is known
 */
record Finding(Kind kind, Where where, String text, String advice, Optional<Fix> fix) {
    /** Errors first, then by node and line. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::kind)
            .thenComparing(finding -> finding.where().subject().orElse(""))
            .thenComparing(finding -> finding.where().line())
            .thenComparing(finding -> finding.where().column());

    /** How bad it is, and why. */
    enum Kind {
        ERROR("error"),
        FAILURE("failing"),
        WARNING("warning"),
        /** Nothing is wrong: something is not there yet. */
        UNFINISHED("to do");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding of(Kind kind, Where where, String text, String advice) {
        return new Finding(kind, where, text, advice, Optional.empty());
    }
}
