package io.millrace.app.session;

import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Sentences on why something was not done. */
final class Refusals {
    static final String CLOSED = "This project is closed.";
    static final String UNTRUSTED =
            "The code of this folder may run only when you trust it: choose \"Trust and run\" first.";

    private Refusals() {}

    /** Of a mistake in Millrace itself. */
    static String inside(Throwable failure) {
        final Throwable cause = cause(failure);
        if (cause instanceof RejectedExecutionException) {
            return CLOSED;
        }
        System.getLogger(Refusals.class.getName()).log(System.Logger.Level.ERROR, "a request failed", cause);
        return "Something went wrong inside Millrace (" + cause.getClass().getSimpleName() + words(cause) + ").";
    }

    private static String words(Throwable cause) {
        final @Nullable String message = cause.getMessage();
        return message == null ? "" : ": " + message.lines().findFirst().orElse("");
    }

    static Throwable cause(Throwable failure) {
        final @Nullable Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** The first of several errors, with how many more there are; empty when there is none. */
    static Optional<Outcome> of(String what, List<Problem> problems) {
        final List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        final Problem first = errors.get(0);
        final String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        final String text = what + ": " + place(first) + trimmed(first.message()) + more + ". " + first.advice();
        return Optional.of(new Outcome(
                false, text.strip(), first.where().subject(), first.where().code()));
    }

    /** Of code that does not compile. */
    static Outcome of(String what, ProjectAnalysis analysis) {
        return of(what, analysis.problems()).orElseGet(() -> Outcome.refused(what + ": the code does not compile."));
    }

    private static String place(Problem problem) {
        final Optional<CodeRef> code = problem.where().code();
        return code.map(ref -> ref.fileName()
                        + (problem.where().line() > 0
                                ? " line " + problem.where().line()
                                : "") + ": ")
                .orElse("");
    }

    private static String trimmed(String message) {
        final String first = message.lines().findFirst().orElse("");
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
