package io.millrace.engine.settings;

import io.millrace.engine.settings.ResolvedSettings.Origin;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where values of settings may come from, besides the project and the catalogue's defaults.
 *
 * @param commandLine values by {@code node.setting}
 * @param environment the whole environment; {@code MILLRACE_<NODE>_<SETTING>} are read, an empty one counts as absent
 * @param properties values by {@code node.setting}
 */
public record Layers(Map<String, String> commandLine, Map<String, String> environment, Map<String, String> properties) {
    /** Nothing beyond the project. */
    public static final Layers NONE = new Layers(Map.of(), Map.of(), Map.of());

    public Layers {
        commandLine = Map.copyOf(commandLine);
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** The value that the strongest layer gives; empty when none does. */
    Optional<Resolved> find(String key, String variable) {
        final String fromEnvironment = environment.getOrDefault(variable, "");
        if (commandLine.containsKey(key)) {
            return Optional.of(new Resolved(commandLine.getOrDefault(key, ""), Origin.COMMAND_LINE));
        } else if (!fromEnvironment.isEmpty()) {
            return Optional.of(new Resolved(fromEnvironment, Origin.ENVIRONMENT));
        }
        return Optional.ofNullable(properties.get(key)).map(value -> new Resolved(value, Origin.PROPERTIES_FILE));
    }

    /** The environment variable of a setting of the application: {@code MILLRACE_WORKERS}. */
    public static String variable(String setting) {
        return "MILLRACE_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The environment variable of a setting: {@code MILLRACE_ADD_VOTES_ON_ERROR}. */
    public static String variable(String node, String setting) {
        return node.isEmpty()
                ? variable(setting)
                : "MILLRACE_" + (node + "_" + setting).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
