package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.JavaLexer.Lexeme;
import io.millrace.app.snippet.StepText.Guard;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what is said about a project's snippets during one analysis. */
final class Findings {
    private final Expansion expansion;
    private final Project project;
    private final SortedMap<CodeRef, List<Diagnostic>> diagnostics = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Findings(Expansion expansion) {
        this.expansion = expansion;
        this.project = expansion.project();
    }

    /** A stretch of a snippet's text, end exclusive. */
    record Span(CodeRef ref, int start, int end) {}

    void error(Span span, String message) {
        add(Severity.ERROR, span, message, Optional.empty());
    }

    void error(Span span, String message, Fix fix) {
        add(Severity.ERROR, span, message, Optional.of(fix));
    }

    void add(Severity severity, Span span, String message, Optional<Fix> fix) {
        final StepText made = expansion.made(span.ref()).orElse(null);
        if (made != null) {
            ofStep(made, severity, span, message);
            return;
        }
        final Diagnostic diagnostic = silent(severity, span, message, fix);
        final Where where = Where.code(diagnostic.code(), diagnostic.line(), diagnostic.column());
        final String advice = fix.map(f -> f.label() + ".").orElse("");
        problems.add(
                severity == Severity.ERROR
                        ? Problem.error(where, message, advice)
                        : Problem.warning(where, message, advice));
    }

    private static boolean isOf(Problem problem, String node, Optional<String> setting) {
        return problem.severity() == Problem.Severity.ERROR
                && problem.where().subject().equals(Optional.of(node))
                && problem.where().setting().equals(setting);
    }

    /** Code that was made of settings: the setting is meant, and of the errors in one the first. */
    private void ofStep(StepText made, Severity severity, Span span, String message) {
        final Optional<Guard> guard = made.guard(span.start());
        final String node = span.ref().owner();
        final Where where = guard.map(found -> Where.setting(node, found.setting()))
                .or(() -> made.place(span.start(), span.end())
                        .map(place -> new Where(
                                Optional.of(node),
                                Optional.of(place.setting()),
                                Optional.empty(),
                                1,
                                place.start() + 1)))
                .orElseGet(() -> Where.subject(node));
        final String words = guard.map(Guard::message).orElse(message);
        if (severity == Severity.ERROR) {
            final boolean first = problems.stream().noneMatch(known -> isOf(known, node, where.setting()));
            silent(severity, span, words, Optional.empty());
            if (first) {
                problems.add(Problem.error(where, words, ""));
            }
        } else if (made.touches(span.start(), span.end())) {
            problems.add(Problem.warning(where, words, ""));
        }
    }

    /** Shown in the snippet only: the problem is listed elsewhere. */
    Diagnostic silent(Severity severity, Span span, String message, Optional<Fix> fix) {
        final String text = project.text(span.ref());
        final Span wide = widened(text, span);
        final String before = text.substring(0, wide.start());
        final int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        final int column = wide.start() - before.lastIndexOf('\n');
        final Diagnostic diagnostic =
                new Diagnostic(span.ref(), severity, message, wide.start(), wide.end(), line, column, fix);
        diagnostics.computeIfAbsent(span.ref(), ref -> new ArrayList<>()).add(diagnostic);
        return diagnostic;
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    List<Diagnostic> of(CodeRef ref) {
        return diagnostics.getOrDefault(ref, List.of()).stream()
                .distinct()
                .sorted(Comparator.comparingInt(Diagnostic::start).thenComparing(Diagnostic::severity))
                .toList();
    }

    boolean hasErrors(CodeRef ref) {
        return of(ref).stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Errors first, then in the order found. */
    List<Problem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }

    /** An empty span becomes the lexeme at its place, or the one before: something that can be underlined. */
    private static Span widened(String text, Span span) {
        final int start = Math.max(0, Math.min(span.start(), text.length()));
        final int end = Math.max(start, Math.min(span.end(), text.length()));
        if (end > start || text.isEmpty()) {
            return new Span(span.ref(), start, end);
        }
        Span best = start < text.length()
                ? new Span(span.ref(), start, start + 1)
                : new Span(span.ref(), text.length() - 1, text.length());
        for (final Lexeme lexeme : JavaLexer.scan(text)) {
            if (lexeme.start() <= start) {
                best = new Span(span.ref(), lexeme.start(), lexeme.end());
            }
        }
        return best;
    }
}
