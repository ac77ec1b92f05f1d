package io.millrace.app.snippet;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project that touches what most projects touch, so that compiling it once makes the next ones fast. */
final class WarmUp {
    private static final String COMPUTE = """
            Word compute(Word in, Tally tally) {
                List<String> parts = Stream.of(in.text().split(" ")).filter(p -> !p.isEmpty()).toList();
                tally.total += parts.size() * %d;
                return switch (parts.size()) {
                    case 0 -> null;
                    default -> new Word(String.join(",", parts), tally.total);
                };
            }
            """;

    private WarmUp() {}

    /** The project; another round is another text. */
    static Project project(int round) {
        final Project empty = Project.empty("warm-up");
        final TreeMap<String, ProjectNode> nodes = new TreeMap<>();
        node(nodes, "in", "tcp-source", Optional.empty());
        node(nodes, "by", "key", Optional.empty());
        node(nodes, "step", "state-computation", Optional.of("tally"));
        node(nodes, "out", "tcp-sink", Optional.empty());
        final TreeMap<String, ProjectState> states = new TreeMap<>();
        states.put("tally", new ProjectState(new NodeId(9), "tally", Scope.KEY));
        return new Project(
                "warm-up",
                nodes,
                states,
                List.of(Edge.of("in", "by"), Edge.of("by", "step"), Edge.of("step", "out")),
                code(round),
                empty.layout(),
                empty.data(),
                empty.tests(),
                empty.extras());
    }

    private static TreeMap<CodeRef, String> code(int round) {
        final TreeMap<CodeRef, String> code = new TreeMap<>();
        code.put(CodeRef.TYPES, "record Word(String text, long count) {}\n");
        code.put(new CodeRef("in", Role.DECODE), "Word decode(String text) { return new Word(text, 0); }\n");
        code.put(new CodeRef("by", Role.KEY), "String key(Word in) { return in.text(); }\n");
        code.put(new CodeRef("tally", Role.STATE), "class Tally {\n    long total;\n}\n");
        code.put(new CodeRef("step", Role.COMPUTE), String.format(java.util.Locale.ROOT, COMPUTE, round));
        code.put(new CodeRef("out", Role.ENCODE), "String encode(Word out) { return out + \"\\n\"; }\n");
        return code;
    }

    private static void node(Map<String, ProjectNode> nodes, String name, String kind, Optional<String> state) {
        nodes.put(name, new ProjectNode(new NodeId(nodes.size()), name, kind, "", Map.of(), state));
    }
}
