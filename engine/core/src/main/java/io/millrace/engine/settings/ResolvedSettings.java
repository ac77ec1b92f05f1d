package io.millrace.engine.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The value of every setting of every node, and which layer it came from.
 *
 * @param byNode those of the application as a whole stand under the empty name
 */
public record ResolvedSettings(Map<String, Map<String, Resolved>> byNode) {
    public ResolvedSettings {
        byNode = Map.copyOf(byNode);
    }

    /** One value: the text and its origin. */
    public record Resolved(String value, Origin origin) {}

    /** Layers, the strongest first. */
    public enum Origin {
        COMMAND_LINE,
        ENVIRONMENT,
        PROPERTIES_FILE,
        PROJECT,
        DEFAULT
    }

    public Optional<Resolved> find(String node, String setting) {
        return Optional.ofNullable(byNode.getOrDefault(node, Map.of()).get(setting));
    }

    /** A setting of the application as a whole. */
    public Optional<Resolved> ofApplication(String setting) {
        return find("", setting);
    }

    /** The text of a setting that the node's kind has. */
    public String text(String node, String setting) {
        return find(node, setting)
                .map(Resolved::value)
                .orElseThrow(() -> new IllegalArgumentException(node + " has no setting " + setting));
    }
}
