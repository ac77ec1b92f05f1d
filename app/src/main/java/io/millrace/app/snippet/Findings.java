package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.JavaLexer.Lexeme;
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
    private final Project project;
    private final SortedMap<CodeRef, List<Diagnostic>> diagnostics = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Findings(Project project) {
        this.project = project;
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
        final Diagnostic diagnostic = silent(severity, span, message, fix);
        final Where where = Where.code(diagnostic.code(), diagnostic.line(), diagnostic.column());
        final String advice = fix.map(f -> f.label() + ".").orElse("");
        problems.add(
                severity == Severity.ERROR
                        ? Problem.error(where, message, advice)
                        : Problem.warning(where, message, advice));
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
