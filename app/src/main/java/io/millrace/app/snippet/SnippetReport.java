package io.millrace.app.snippet;

import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one snippet.
 *
 * @param signature empty when it does not compile far enough
 * @param incoming type that comes in over the edges, when known
 */
public record SnippetReport(
        CodeRef code, List<Diagnostic> diagnostics, Optional<Signature> signature, Optional<String> incoming) {
    public SnippetReport {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
}
