package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A project with the code of its steps written out.
 *
 * @param project with the made code, and with the States that steps have of their own
 * @param made code that was made of settings
 * @param problems of settings that no code can be made of
 */
record Expansion(Project project, Map<CodeRef, StepText> made, List<Problem> problems) {
    Expansion {
        made = Map.copyOf(made);
        problems = List.copyOf(problems);
    }

    /** Everything that was made to run. */
    Map<CodeRef, String> texts() {
        return made.entrySet().stream()
                .filter(each ->
                        !each.getValue().isProbe() && !each.getValue().text().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().text()));
    }

    /** Code that was made of settings; empty for a user's. */
    Optional<StepText> made(CodeRef ref) {
        return Optional.ofNullable(made.get(ref));
    }
}
