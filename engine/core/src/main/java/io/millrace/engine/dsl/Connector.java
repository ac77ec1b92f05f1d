package io.millrace.engine.dsl;

import java.util.Map;
import java.util.TreeMap;

/**
 * A way in or out: a kind of the catalogue and the settings that differ from its defaults. Immutable.
 *
 * @param kind id of a source or sink kind, such as {@code tcp-source}
 * @param settings texts by name, as in {@code --set node.name=text}
 */
public record Connector(String kind, Map<String, String> settings) {
    public Connector {
        settings = Map.copyOf(settings);
    }

    public static Connector of(String kind) {
        return new Connector(kind, Map.of());
    }

    /** The same with one more setting, or another value of it; judged when the application is planned. */
    public Connector with(String setting, Object value) {
        final Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value.toString());
        return new Connector(kind, more);
    }
}
