package io.millrace.app.project;

import io.millrace.app.project.Project.Extras;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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

    static String test(String name) {
        return "/tests/" + name;
    }

    static String expected(String test, String sink) {
        return test(test) + "/expected/" + sink;
    }

    static boolean isOfTest(String key, String test) {
        return key.equals(test(test)) || key.startsWith(expected(test, ""));
    }

    /** With fields of application.json or of a test. */
    static Extras with(Extras extras, String key, String fields) {
        final Map<String, String> more = new TreeMap<>(extras.application());
        more.put(key, fields);
        return new Extras(more, extras.layout());
    }

    /** Without the fields of a test. */
    public static Extras withoutTest(Extras extras, String name) {
        return mapped(extras, key -> isOfTest(key, name) ? Optional.empty() : Optional.of(key));
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

    private static Extras mapped(Extras extras, Function<String, Optional<String>> keys) {
        final UnaryOperator<Map<String, String>> all = map -> {
            final Map<String, String> next = new TreeMap<>();
            map.forEach((key, value) -> keys.apply(key).ifPresent(to -> next.put(to, value)));
            return next;
        };
        return new Extras(all.apply(extras.application()), all.apply(extras.layout()));
    }
}
