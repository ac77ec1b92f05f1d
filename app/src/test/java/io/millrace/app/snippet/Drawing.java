package io.millrace.app.snippet;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectTest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws small projects for tests. */
public final class Drawing {
    private final TreeMap<String, ProjectNode> nodes = new TreeMap<>();
    private final TreeMap<String, ProjectState> states = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final TreeMap<CodeRef, String> code = new TreeMap<>();
    private final TreeMap<String, SortedMap<String, DataSet>> data = new TreeMap<>();
    private final TreeMap<String, ProjectTest> tests = new TreeMap<>();

    public static Drawing empty() {
        return new Drawing();
    }

    public static Drawing celsius() {
        return empty().node("in", "tcp-source")
                .node("to-rate", "computation")
                .node("add-32", "computation")
                .node("out", "tcp-sink")
                .path("in", "to-rate", "add-32", "out")
                .code("in", Role.DECODE, "float decode(ByteBuffer frame) {\n    return frame.getFloat();\n}\n")
                .code("to-rate", Role.COMPUTE, "double compute(float celsius) {\n    return celsius * 1.8;\n}\n")
                .code("add-32", Role.COMPUTE, "double compute(double rated) {\n    return rated + 32;\n}\n")
                .code(
                        "out",
                        Role.ENCODE,
                        "String encode(double fahrenheit) {\n"
                                + "    return String.format(Locale.ROOT, \"%.6f\\n\", fahrenheit);\n}\n");
    }

    public static Drawing alphabet() {
        return empty().node("in", "tcp-source")
                .node("by-letter", "key")
                .state("votes")
                .node("add-votes", "state-computation", "votes")
                .node("out", "tcp-sink")
                .path("in", "by-letter", "add-votes", "out")
                .types("record Vote(char letter, long count) {}\n\nrecord Total(char letter, long votes) {}\n")
                .code(
                        "in",
                        Role.DECODE,
                        "Vote decode(ByteBuffer frame) {\n    char letter = (char) (frame.get() & 0xFF);\n"
                                + "    return new Vote(letter, frame.getInt() & 0xFFFF_FFFFL);\n}\n")
                .code("by-letter", Role.KEY, "char key(Vote vote) {\n    return vote.letter();\n}\n")
                .code("votes", Role.STATE, "class Tally {\n    long votes;\n}\n")
                .code(
                        "add-votes",
                        Role.COMPUTE,
                        "Total compute(Vote vote, Tally tally) {\n    tally.votes += vote.count();\n"
                                + "    return new Total(vote.letter(), tally.votes);\n}\n")
                .code(
                        "out",
                        Role.ENCODE,
                        "void encode(Total total, ByteBuffer into) {\n    into.putInt(9);\n"
                                + "    into.put((byte) total.letter());\n    into.putLong(total.votes());\n}\n");
    }

    /** One computation between a source that gives this type and a sink that takes anything. */
    public static Drawing step(String incoming, String compute) {
        return empty().node("in", "generator")
                .node("step", "computation")
                .node("out", "discard")
                .path("in", "step", "out")
                .code("in", Role.GENERATE, generator(incoming))
                .code("step", Role.COMPUTE, compute);
    }

    /** One state computation on {@code class Tally { long total; }}. */
    public static Drawing stateStep(String incoming, String compute) {
        return empty().node("in", "generator")
                .node("by", "key")
                .state("tally")
                .node("step", "state-computation", "tally")
                .node("out", "discard")
                .path("in", "by", "step", "out")
                .code("in", Role.GENERATE, generator(incoming))
                .code("by", Role.KEY, "int key(" + incoming + " in) { return 0; }")
                .code("tally", Role.STATE, "class Tally {\n    long total;\n}\n")
                .code("step", Role.COMPUTE, compute);
    }

    static String generator(String type) {
        final String value = switch (type) {
            case "String" -> "\"\"";
            case "boolean" -> "true";
            case "byte", "short", "char", "int", "long", "float", "double" -> "(" + type + ") 1";
            default -> "null";
        };
        return type + " initial() { return " + value + "; }\n" + type + " next(" + type + " in) { return in; }\n";
    }

    public Drawing node(String name, String kind) {
        return put(name, kind, Map.of(), Optional.empty());
    }

    public Drawing node(String name, String kind, String state) {
        return put(name, kind, Map.of(), Optional.of(state));
    }

    public Drawing put(String name, String kind, Map<String, String> settings, Optional<String> state) {
        nodes.put(name, new ProjectNode(new NodeId(nodes.size()), name, kind, "", settings, state));
        return this;
    }

    public Drawing state(String name) {
        states.put(name, new ProjectState(new NodeId(1000 + states.size()), name, Scope.KEY));
        return this;
    }

    public Drawing path(String... names) {
        for (int i = 1; i < names.length; i++) {
            edges.add(Edge.of(names[i - 1], names[i]));
        }
        return this;
    }

    /** Failed messages of a node go to another one; its policy is set. */
    public Drawing errors(String from, String to) {
        final ProjectNode node = java.util.Objects.requireNonNull(nodes.get(from));
        final TreeMap<String, String> settings = new TreeMap<>(node.settings());
        settings.put("on-error", "dead-letter");
        nodes.put(from, new ProjectNode(node.id(), from, node.kind(), node.title(), settings, node.state()));
        edges.add(new Edge(PortRef.errors(from), PortRef.in(to), Edge.Sends.EVERYTHING));
        return this;
    }

    /** An edge into a port by name. */
    public Drawing edge(String from, String to, String port) {
        edges.add(new Edge(PortRef.out(from), new PortRef(to, port), Edge.Sends.EVERYTHING));
        return this;
    }

    public Drawing withoutPaths() {
        edges.clear();
        return this;
    }

    public Drawing route(String from, String to, String test) {
        final Edge edge = new Edge(PortRef.out(from), PortRef.in(to), Edge.Sends.WHEN);
        edges.add(edge);
        return code(edge.id(), Role.ROUTE, test);
    }

    public Drawing types(String text) {
        code.put(CodeRef.TYPES, text);
        return this;
    }

    public Drawing code(String owner, Role role, String text) {
        code.put(new CodeRef(owner, role), text);
        return this;
    }

    public Drawing data(String source, DataSet set) {
        data.computeIfAbsent(source, name -> new TreeMap<>()).put(set.file(), set);
        return this;
    }

    public Drawing test(ProjectTest test) {
        tests.put(test.name(), test);
        return this;
    }

    public Project project() {
        final Project empty = Project.empty("drawn");
        return new Project("drawn", nodes, states, edges, code, empty.layout(), data, tests, Project.Extras.NONE);
    }
}
