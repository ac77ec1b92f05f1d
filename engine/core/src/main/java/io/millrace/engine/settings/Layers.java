package io.millrace.engine.settings;

import java.util.Locale;
import java.util.Map;

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

    /** The environment variable of a setting: {@code MILLRACE_ADD_VOTES_ON_ERROR}. */
    public static String variable(String node, String setting) {
        return "MILLRACE_" + (node + "_" + setting).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
