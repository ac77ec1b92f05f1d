package io.millrace.engine.settings;

import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.settings.ResolvedSettings.Origin;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of an application as a whole: the same layers as those of its nodes, with keys that have no dot. */
final class ApplicationValues {
    private final Layers layers;
    private final Map<String, String> project;

    ApplicationValues(Layers layers, Map<String, String> project) {
        this.layers = layers;
        this.project = project;
    }

    Map<String, Resolved> resolve() {
        final Map<String, Resolved> values = new LinkedHashMap<>();
        ApplicationSettings.all()
                .forEach(setting -> values.put(
                        setting.name(),
                        layers.find(setting.name(), Layers.variable(setting.name()))
                                .or(() -> Optional.ofNullable(project.get(setting.name()))
                                        .map(value -> new Resolved(value, Origin.PROJECT)))
                                .orElse(new Resolved(setting.defaultValue(), Origin.DEFAULT))));
        return values;
    }

    List<Problem> problems() {
        final List<Problem> problems = new ArrayList<>();
        new TreeMap<>(project)
                .keySet()
                .forEach(name -> unknown(name, "in the project").ifPresent(problems::add));
        final Map<String, Resolved> values = resolve();
        for (final Setting setting : ApplicationSettings.all()) {
            final Resolved resolved = Objects.requireNonNull(values.get(setting.name()));
            SettingValues.problem(setting, resolved.value())
                    .map(words -> Problem.error(where(setting.name()), words, advice(setting.name(), resolved)))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** Says what is wrong with a name, if anything is. */
    static Optional<Problem> unknown(String name, String place) {
        if (ApplicationSettings.find(name).isPresent()) {
            return Optional.empty();
        }
        final List<String> names =
                ApplicationSettings.all().stream().map(Setting::name).toList();
        return Optional.of(Problem.error(
                where(name),
                name + " " + place + " names no setting",
                Nearest.match(name, names)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Write node.setting=value.")));
    }

    private static Where where(String setting) {
        return new Where(Optional.empty(), Optional.of(setting), Optional.empty(), 0, 0);
    }

    private static String advice(String name, Resolved resolved) {
        return switch (resolved.origin()) {
            case COMMAND_LINE -> "Change " + name + " on the command line.";
            case ENVIRONMENT -> "Change the environment variable " + Layers.variable(name) + ".";
            case PROPERTIES_FILE -> "Change " + name + " in the properties file.";
            case PROJECT, DEFAULT -> "Change " + name + " of the application.";
        };
    }
}
