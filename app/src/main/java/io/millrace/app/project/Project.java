package io.millrace.app.project;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A project document: immutable, every change gives a new one. Unknown JSON fields that were read stand in {@code extras}
 * and are written back.
 *
 * @param settings of the application as a whole, those that differ from the default
 * @param nodes by name
 * @param states by name
 * @param edges sorted by where they begin; those of one output stand in drawn order, in which predicates are tried
 * @param code texts of snippets; an absent one is empty
 * @param layout positions of nodes and free-standing States, by name; absent = not placed yet
 * @param data data sets by source name, then file name
 * @param tests by name
 */
public record Project(
        String name,
        SortedMap<String, String> settings,
        SortedMap<String, ProjectNode> nodes,
        SortedMap<String, ProjectState> states,
        List<Edge> edges,
        SortedMap<CodeRef, String> code,
        SortedMap<String, Position> layout,
        SortedMap<String, SortedMap<String, DataSet>> data,
        SortedMap<String, ProjectTest> tests,
        Extras extras) {

    /** Unknown fields, as JSON text by JSON pointer of the object that holds them; tests are with the application. */
    public record Extras(Map<String, String> application, Map<String, String> layout) {
        public static final Extras NONE = new Extras(Map.of(), Map.of());

        public Extras {
            application = Map.copyOf(application);
            layout = Map.copyOf(layout);
        }
    }

    public Project {
        settings = frozen(settings);
        nodes = frozen(nodes);
        states = frozen(states);
        edges = edges.stream()
                .sorted(Comparator.comparing(edge -> edge.from().text()))
                .toList();
        code = frozen(code);
        layout = frozen(layout);
        data = frozen(data);
        tests = frozen(tests);
    }

    /** A project with the settings that an application has by default. */
    public Project(
            String name,
            SortedMap<String, ProjectNode> nodes,
            SortedMap<String, ProjectState> states,
            List<Edge> edges,
            SortedMap<CodeRef, String> code,
            SortedMap<String, Position> layout,
            SortedMap<String, SortedMap<String, DataSet>> data,
            SortedMap<String, ProjectTest> tests,
            Extras extras) {
        this(name, new TreeMap<>(), nodes, states, edges, code, layout, data, tests, extras);
    }

    public static Project empty(String name) {
        return new Project(
                name,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Extras.NONE);
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> frozen(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    public Optional<ProjectNode> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** Text of a snippet; empty when there is none. */
    public String text(CodeRef ref) {
        return code.getOrDefault(ref, "");
    }

    public boolean hasName(String name) {
        return nodes.containsKey(name) || states.containsKey(name);
    }
}
