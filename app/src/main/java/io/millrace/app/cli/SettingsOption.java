package io.millrace.app.cli;

import io.millrace.app.standalone.GivenSettings;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person gives a run besides the project: the values of {@code --set} and of the environment. */
record SettingsOption(List<String> given, Map<String, String> environment) {
    /** All values; refused is what names nothing in the project or does not fit. */
    Layers layers(Topology topology) throws CommandFailed {
        final Map<String, String> values = new LinkedHashMap<>();
        for (final String text : given) {
            final int equals = text.indexOf('=');
            if (equals < 1) {
                throw CommandFailed.usage("--set takes node.setting=value, not " + text + ".");
            }
            values.put(text.substring(0, equals), text.substring(equals + 1));
        }
        final Layers layers = new Layers(values, environment, Map.of());
        final List<String> wrong = GivenSettings.problems(topology, layers).stream()
                .map(problem -> ProblemText.sentence(problem.message()) + " " + problem.advice())
                .toList();
        if (!wrong.isEmpty()) {
            throw new CommandFailed(ExitCode.USAGE, wrong);
        }
        return layers;
    }
}
