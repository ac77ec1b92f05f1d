package io.millrace.app.project;

import io.millrace.app.project.Project.Extras;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Keys of fields that this version does not know: the JSON pointer of the object that holds them, with names and edge ids
 * for indexes, so that they stay with their owner.
 */
public final class ExtraFields {
    /** The document itself. */
    static final String ROOT = "";

    private ExtraFields() {}

    static String node(String name) {
        return "/nodes/" + name;
    }

    static String state(String name) {
        return "/states/" + name;
    }

    static String edge(String id) {
        return "/edges/" + id;
    }

    /** The fields of a node, State or position under its new name. */
    public static Extras renamed(Extras extras, String from, String to) {
        return mapped(extras, key -> {
            if (key.equals(node(from))) {
                return Optional.of(node(to));
            }
            return Optional.of(key.equals(state(from)) ? state(to) : key);
        });
    }

    /** The fields of an edge under its new id. */
    public static Extras edgeRenamed(Extras extras, String from, String to) {
        return mapped(extras, key -> Optional.of(key.equals(edge(from)) ? edge(to) : key));
    }

    /** Without the fields of a node, State or edge. */
    public static Extras without(Extras extras, String nameOrEdge) {
        return mapped(
                extras,
                key -> key.equals(node(nameOrEdge)) || key.equals(state(nameOrEdge)) || key.equals(edge(nameOrEdge))
                        ? Optional.empty()
                        : Optional.of(key));
    }

    private interface KeyMap extends java.util.function.Function<String, Optional<String>> {}

    private static Extras mapped(Extras extras, KeyMap keys) {
        final UnaryOperator<Map<String, String>> all = map -> {
            final Map<String, String> next = new TreeMap<>();
            map.forEach((key, value) -> keys.apply(key).ifPresent(to -> next.put(to, value)));
            return next;
        };
        return new Extras(all.apply(extras.application()), all.apply(extras.layout()));
    }
}
