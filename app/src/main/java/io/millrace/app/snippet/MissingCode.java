package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import java.util.Optional;
import java.util.Set;

/** Says which code is missing, with the line to begin with. */
final class MissingCode {
    private final Project project;
    private final Places places;
    private final Findings findings;
    private final Fixes fixes;

    MissingCode(Project project, Places places, Findings findings, Fixes fixes) {
        this.project = project;
        this.places = places;
        this.findings = findings;
        this.fixes = fixes;
    }

    void report(Set<CodeRef> known, Flow flow) {
        places.states().stream().filter(ref -> !known.contains(ref)).forEach(ref -> report(ref, flow));
        places.functions().forEach((ref, required) -> {
            if (!known.contains(ref) && (required || places.written(ref))) {
                report(ref, flow);
            }
        });
    }

    private void report(CodeRef ref, Flow flow) {
        if (findings.hasErrors(ref) || places.isMade(ref)) {
            return;
        }
        final String text =
                Templates.text(ref, project, port -> type(port, flow)).text();
        final String begin = text.lines().findFirst().orElse("").replaceFirst("\\s*\\{$", " { ... }");
        final String what = switch (ref.role()) {
            case STATE -> "class";
            case AGGREGATE -> "aggregation (" + String.join(", ", AggregateReader.METHODS) + ")";
            default -> "method " + Names.entry(ref.role());
        };
        final String message =
                (places.written(ref) ? "there is no " : ref.owner() + " has no ") + what + " yet: " + begin;
        findings.add(Severity.ERROR, new Span(ref, 0, 0), message, Optional.of(fixes.write(ref, text, "Write it")));
    }

    private static Optional<String> type(PortRef port, Flow flow) {
        return (port.port().equals(Port.IN) ? flow.input(port.node()) : flow.output(port)).map(TypeTexts::brief);
    }
}
