package io.millrace.app.standalone;

import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Judges what a person gave for one run, apart from what the project itself says. */
public final class GivenSettings {
    private static final String PREFIX = "MILLRACE_";

    private GivenSettings() {}

    /** What is wrong with values of command line, environment and file; problems that the project has anyway are not among them. */
    public static List<Problem> problems(Topology topology, Layers given) {
        final List<Problem> without = SettingsResolver.of(Layers.NONE).problems(topology);
        return SettingsResolver.of(given).problems(topology).stream()
                .filter(problem -> !without.contains(problem))
                .toList();
    }

    /** A sentence for each variable that looks as if it were meant for a node and names none of its settings. */
    public static List<String> unknownVariables(Topology topology, Map<String, String> environment) {
        final Set<String> known = new HashSet<>();
        topology.nodes().forEach(node -> known.addAll(variables(node)));
        ApplicationSettings.all().forEach(setting -> known.add(Layers.variable(setting.name())));
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                        .flatMap(name -> topology.nodes().stream()
                                .filter(node -> name.startsWith(Layers.variable(node.name(), "")))
                                .limit(1)
                                .map(node -> name + " in the environment names no setting of " + node.name() + ". "
                                        + Nearest.advice(name, variables(node))))
                        .toList();
    }

    private static List<String> variables(Node node) {
        return node.kind().settings().stream()
                .map(Setting::name)
                .map(name -> Layers.variable(node.name(), name))
                .toList();
    }
}
