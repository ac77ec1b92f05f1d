package io.millrace.app.cli;

import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.Problem.Where;
import java.util.List;
import java.util.Locale;

/** Problems as lines for a terminal. */
final class ProblemText {
    private ProblemText() {}

    /** One line: severity, place, sentence, advice. */
    static String line(Problem problem) {
        final String place = place(problem.where());
        final String advice = problem.advice().isEmpty() ? "" : " " + problem.advice();
        final boolean said = place.isEmpty() || problem.message().startsWith(place + " ");
        return problem.severity().name().toLowerCase(Locale.ROOT) + ": " + (said ? "" : place + ": ")
                + sentence(problem.message()) + advice;
    }

    /** {@code code/out.encode.jsh:3:12}, {@code in.port}, {@code in}, or nothing. */
    static String place(Where where) {
        if (where.code().isPresent()) {
            return "code/" + where.code().get().fileName()
                    + (where.line() > 0 ? ":" + where.line() + ":" + where.column() : "");
        }
        return where.subject().orElse("")
                + where.setting()
                        .map(name -> "." + name + (where.column() > 0 ? ":" + where.column() : ""))
                        .orElse("");
    }

    static String sentence(String text) {
        if (text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return text;
        }
        return text + ".";
    }

    static List<String> lines(List<Problem> problems) {
        return problems.stream().map(ProblemText::line).toList();
    }

    static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    static CommandFailed refused(DeploymentRefused refused) {
        return new CommandFailed(ExitCode.PROBLEMS, lines(refused.problems()));
    }
}
