package io.millrace.app.project;

import io.millrace.app.project.Project.Extras;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A project in the making: the same parts, open to changes. Used by one thread, for one change. */
public final class ProjectDraft {
    private String name;
    private final SortedMap<String, String> settings;
    private final SortedMap<String, ProjectNode> nodes;
    private final SortedMap<String, ProjectState> states;
    private final List<Edge> edges;
    private final SortedMap<CodeRef, String> code;
    private final SortedMap<String, Position> layout;
    private final SortedMap<String, SortedMap<String, DataSet>> data;
    private final SortedMap<String, ProjectTest> tests;
    private Extras extras;

    private ProjectDraft(Project from) {
        name = from.name();
        settings = new TreeMap<>(from.settings());
        nodes = new TreeMap<>(from.nodes());
        states = new TreeMap<>(from.states());
        edges = new ArrayList<>(from.edges());
        code = new TreeMap<>(from.code());
        layout = new TreeMap<>(from.layout());
        data = new TreeMap<>();
        from.data().forEach((source, sets) -> data.put(source, new TreeMap<>(sets)));
        tests = new TreeMap<>(from.tests());
        extras = from.extras();
    }

    public static ProjectDraft of(Project project) {
        return new ProjectDraft(project);
    }

    public Project build() {
        return new Project(name, settings, nodes, states, edges, code, layout, data, tests, extras);
    }

    public ProjectDraft name(String newName) {
        name = newName;
        return this;
    }

    /** Of the application as a whole. */
    public SortedMap<String, String> settings() {
        return settings;
    }

    public SortedMap<String, ProjectNode> nodes() {
        return nodes;
    }

    public SortedMap<String, ProjectState> states() {
        return states;
    }

    public List<Edge> edges() {
        return edges;
    }

    public SortedMap<CodeRef, String> code() {
        return code;
    }

    public SortedMap<String, Position> layout() {
        return layout;
    }

    public SortedMap<String, SortedMap<String, DataSet>> data() {
        return data;
    }

    public SortedMap<String, ProjectTest> tests() {
        return tests;
    }

    public Extras extras() {
        return extras;
    }

    public ProjectDraft extras(Extras newExtras) {
        extras = newExtras;
        return this;
    }

    public boolean hasName(String wanted) {
        return nodes.containsKey(wanted) || states.containsKey(wanted);
    }

    public Optional<Edge> edge(String id) {
        return edges.stream().filter(edge -> edge.id().equals(id)).findFirst();
    }

    /** Adds or replaces a node under its own name. */
    public ProjectDraft put(ProjectNode node) {
        nodes.put(node.name(), node);
        return this;
    }

    /** Adds or replaces a State under its own name. */
    public ProjectDraft put(ProjectState state) {
        states.put(state.name(), state);
        return this;
    }

    /** Sets a snippet; an empty text is the same as none. */
    public ProjectDraft put(CodeRef ref, String text) {
        if (text.isEmpty()) {
            code.remove(ref);
        } else {
            code.put(ref, text);
        }
        return this;
    }
}
