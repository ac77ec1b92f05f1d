package io.millrace.app.cli;

import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Map;

/** The values of {@code --set}. */
record SettingsOption(Map<String, String> values) {
    /** Refuses names that the project does not have and values that a setting does not take. */
    void check(Topology topology) throws CommandFailed {
        final List<Problem> without = SettingsResolver.of(Layers.NONE).problems(topology);
        final List<String> wrong =
                SettingsResolver.of(new Layers(values, Map.of(), Map.of())).problems(topology).stream()
                        .filter(problem -> !without.contains(problem))
                        .map(problem -> "--set: " + ProblemText.sentence(problem.message()) + " " + problem.advice())
                        .toList();
        if (!wrong.isEmpty()) {
            throw new CommandFailed(ExitCode.USAGE, wrong);
        }
    }
}
