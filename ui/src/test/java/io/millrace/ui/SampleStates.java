package io.millrace.ui;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ConnectRules;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.WorkerMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.ui.common.LiveMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Session states of the samples, made by hand, for tests of panels. */
public final class SampleStates {
    private SampleStates() {}

    public static SessionState of(Project project) {
        return new SessionState(
                1,
                1,
                Optional.empty(),
                project,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                ProjectAnalysis.EMPTY,
                1,
                List.of(),
                RunState.IDLE,
                Set.of());
    }

    public static SessionState with(SessionState s, Project project) {
        return new SessionState(
                s.version() + 1,
                s.documentVersion() + 1,
                s.folder(),
                project,
                true,
                s.trusted(),
                s.undo(),
                s.redo(),
                s.analysis(),
                s.analysedVersion(),
                s.problems(),
                s.run(),
                s.pristine());
    }

    public static SessionState with(SessionState s, RunState run) {
        return new SessionState(
                s.version() + 1,
                s.documentVersion(),
                s.folder(),
                s.project(),
                s.dirty(),
                s.trusted(),
                s.undo(),
                s.redo(),
                s.analysis(),
                s.analysedVersion(),
                s.problems(),
                run,
                s.pristine());
    }

    public static SessionState with(SessionState s, ProjectAnalysis analysis, List<Problem> problems) {
        return new SessionState(
                s.version() + 1,
                s.documentVersion(),
                s.folder(),
                s.project(),
                s.dirty(),
                s.trusted(),
                s.undo(),
                s.redo(),
                analysis,
                s.documentVersion(),
                problems,
                s.run(),
                s.pristine());
    }

    /** The celsius sample, analysed, not running. */
    public static SessionState celsius() {
        return with(of(celsiusProject()), celsiusAnalysis(), List.of());
    }

    /** The alphabet sample, not running; its State is docked under {@code add-votes}. */
    public static SessionState alphabet() {
        return with(of(alphabetProject()), alphabetAnalysis(), List.of());
    }

    public static SessionState empty() {
        return of(Project.empty("untitled"));
    }

    public static Project celsiusProject() {
        SortedMap<String, ProjectNode> nodes = new TreeMap<>();
        add(nodes, node(1, "in", "tcp-source", "", Optional.empty()));
        add(nodes, node(2, "to-rate", "computation", "x 1.8", Optional.empty()));
        add(nodes, node(3, "add-32", "computation", "+ 32", Optional.empty()));
        add(nodes, node(4, "out", "tcp-sink", "", Optional.empty()));
        SortedMap<CodeRef, String> code = new TreeMap<>();
        code.put(new CodeRef("in", Role.DECODE), "float decode(ByteBuffer frame) {\n    return frame.getFloat();\n}\n");
        code.put(
                new CodeRef("to-rate", Role.COMPUTE),
                "double compute(float celsius) {\n    return celsius * 1.8;\n}\n");
        code.put(new CodeRef("add-32", Role.COMPUTE), "double compute(double rated) {\n    return rated + 32;\n}\n");
        code.put(
                new CodeRef("out", Role.ENCODE),
                "String encode(double fahrenheit) {\n"
                        + "    return String.format(Locale.ROOT, \"%.6f\\n\", fahrenheit);\n}\n");
        List<Edge> edges = List.of(Edge.of("in", "to-rate"), Edge.of("to-rate", "add-32"), Edge.of("add-32", "out"));
        SortedMap<String, Position> layout = new TreeMap<>(Map.of(
                "in", new Position(80, 160),
                "to-rate", new Position(340, 160),
                "add-32", new Position(600, 160),
                "out", new Position(860, 160)));
        return new Project(
                "celsius",
                nodes,
                new TreeMap<>(),
                edges,
                code,
                layout,
                new TreeMap<>(),
                new TreeMap<>(),
                Project.Extras.NONE);
    }

    public static ProjectAnalysis celsiusAnalysis() {
        Map<PortRef, String> types = Map.of(
                PortRef.out("in"), "float",
                PortRef.in("to-rate"), "float",
                PortRef.out("to-rate"), "double",
                PortRef.in("add-32"), "double",
                PortRef.out("add-32"), "double",
                PortRef.in("out"), "double");
        ConnectRules rules = new ConnectRules(Map.of(
                new ConnectRules.Pair("double", "float"), "x 1.8 takes float, and a double can lose digits in it."));
        return new ProjectAnalysis(Map.of(), types, Map.of(), List.of(), rules);
    }

    public static Project alphabetProject() {
        SortedMap<String, ProjectNode> nodes = new TreeMap<>();
        add(nodes, node(1, "in", "tcp-source", "", Optional.empty()));
        add(nodes, node(2, "by-letter", "key", "", Optional.empty()));
        add(nodes, node(3, "add-votes", "state-computation", "Add votes", Optional.of("votes")));
        add(nodes, node(4, "out", "tcp-sink", "", Optional.empty()));
        SortedMap<String, ProjectState> states = new TreeMap<>();
        states.put("votes", new ProjectState(new NodeId(5), "votes", Scope.KEY));
        SortedMap<CodeRef, String> code = new TreeMap<>();
        code.put(
                CodeRef.TYPES, "record Vote(char letter, long count) {}\n\nrecord Total(char letter, long votes) {}\n");
        code.put(
                new CodeRef("in", Role.DECODE),
                "Vote decode(ByteBuffer frame) {\n    char letter = (char) (frame.get() & 0xFF);\n"
                        + "    return new Vote(letter, frame.getInt() & 0xFFFF_FFFFL);\n}\n");
        code.put(new CodeRef("by-letter", Role.KEY), "char key(Vote vote) {\n    return vote.letter();\n}\n");
        code.put(new CodeRef("votes", Role.STATE), "class Tally {\n    long votes;\n}\n");
        code.put(
                new CodeRef("add-votes", Role.COMPUTE),
                "Total compute(Vote vote, Tally tally) {\n    tally.votes += vote.count();\n"
                        + "    return new Total(vote.letter(), tally.votes);\n}\n");
        code.put(
                new CodeRef("out", Role.ENCODE),
                "void encode(Total total, ByteBuffer into) {\n    into.putInt(9);\n"
                        + "    into.put((byte) total.letter());\n    into.putLong(total.votes());\n}\n");
        List<Edge> edges =
                List.of(Edge.of("in", "by-letter"), Edge.of("by-letter", "add-votes"), Edge.of("add-votes", "out"));
        SortedMap<String, Position> layout = new TreeMap<>(Map.of(
                "in", new Position(80, 160),
                "by-letter", new Position(340, 160),
                "add-votes", new Position(540, 160),
                "out", new Position(820, 160)));
        return new Project(
                "alphabet", nodes, states, edges, code, layout, new TreeMap<>(), new TreeMap<>(), Project.Extras.NONE);
    }

    public static ProjectAnalysis alphabetAnalysis() {
        Map<PortRef, String> types = Map.of(
                PortRef.out("in"), "Vote",
                PortRef.in("by-letter"), "Vote",
                PortRef.out("by-letter"), "Vote",
                PortRef.in("add-votes"), "Vote",
                PortRef.out("add-votes"), "Total",
                PortRef.in("out"), "Total");
        return new ProjectAnalysis(
                Map.of(), types, Map.of("add-votes", "Character"), List.of(), new ConnectRules(Map.of()));
    }

    /** Generation 1 runs, nothing changed. */
    public static RunState running() {
        return new RunState(
                Optional.of(DeploymentStatus.RUNNING),
                1,
                "",
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                true,
                false,
                List.of());
    }

    public static RunState running(Set<NodeId> changed, Set<NodeId> added, Set<NodeId> older) {
        return new RunState(
                Optional.of(DeploymentStatus.RUNNING),
                2,
                "",
                changed,
                added,
                Map.of(),
                older,
                Optional.empty(),
                true,
                !added.isEmpty(),
                List.of());
    }

    /** Metrics in which every edge has carried {@code messages} and runs at {@code rate}. */
    public static LiveMetrics live(Project project, long messages, double rate) {
        return live(project, messages, rate, 1_000_000_000L);
    }

    public static LiveMetrics live(Project project, long messages, double rate, long atNanos) {
        Map<String, EdgeMetrics> edges = new HashMap<>();
        Map<String, Double> edgeRates = new HashMap<>();
        for (Edge edge : project.edges()) {
            edges.put(edge.id(), new EdgeMetrics(messages, 120, 1024));
            edgeRates.put(edge.id(), rate);
        }
        Map<String, NodeMetrics> nodes = new HashMap<>();
        Map<String, Double> nodeRates = new HashMap<>();
        for (String name : project.nodes().keySet()) {
            nodes.put(name, nodeMetrics(messages, 0));
            nodeRates.put(name, rate);
        }
        MetricsSnapshot snapshot = new MetricsSnapshot(
                atNanos,
                atNanos,
                DeploymentStatus.RUNNING,
                1,
                nodes,
                edges,
                List.of(),
                List.of(new WorkerMetrics(Math.min(1, 0.2 * nodes.size()))));
        return new LiveMetrics(Optional.of(snapshot), edgeRates, nodeRates);
    }

    public static NodeMetrics nodeMetrics(long messages, long failed) {
        return new NodeMetrics(
                new NodeMetrics.Counts(messages, messages - failed, 0, failed, 0, messages, 0, messages * 8, 0, 26, 0),
                0.2,
                NodeMetrics.Link.NONE,
                List.of());
    }

    /** A node that was measured, and does what {@link #nodeMetrics} says. */
    public static NodeMetrics measured(long messages, List<FailureSample> failures) {
        NodeMetrics counts = nodeMetrics(messages, failures.size());
        Latency latency = new Latency(100, 20_000_000, 21_000_000, 25_000_000, 26_000_000, 30_000_000);
        return new NodeMetrics(
                counts.counts(),
                NodeMetrics.Flow.NONE,
                new NodeMetrics.Load(0.2, 0.2, 0.75),
                new Latencies(latency, latency),
                Latencies.NONE,
                NodeMetrics.Link.NONE,
                failures);
    }

    private static ProjectNode node(long id, String name, String kind, String title, Optional<String> state) {
        return new ProjectNode(new NodeId(id), name, kind, title, Map.of(), state);
    }

    private static void add(Map<String, ProjectNode> nodes, ProjectNode node) {
        nodes.put(node.name(), node);
    }
}
