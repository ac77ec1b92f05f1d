package io.millrace.app.project;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The graph that a project draws. */
public final class ProjectTopology {
    private static final String SCOPE = "scope";

    private ProjectTopology() {}

    /**
     * The topology of a project. Nodes of unknown kinds and the edges at them are left out: {@link #unknownKinds} names
     * them.
     */
    public static Topology of(Project project, Catalogue catalogue) {
        final List<StateDeclaration> states = Stream.concat(
                        project.states().values().stream().map(ProjectState::declaration),
                        project.nodes().values().stream().flatMap(node -> ownState(node, catalogue).stream()))
                .toList();
        final List<Node> nodes = project.nodes().values().stream()
                .flatMap(node -> catalogue.kind(node.kind()).map(kind -> node(node, kind)).stream())
                .toList();
        final List<Edge> edges = project.edges().stream()
                .filter(edge ->
                        !isUnknown(project, catalogue, edge.from()) && !isUnknown(project, catalogue, edge.to()))
                .toList();
        return new Topology(project.name(), states, nodes, edges, project.settings());
    }

    private static Node node(ProjectNode node, NodeKind kind) {
        final Optional<String> state = kind.ownsState() ? Optional.of(node.name()) : node.state();
        return new Node(node.name(), kind, node.settings(), state);
    }

    private static Optional<StateDeclaration> ownState(ProjectNode node, Catalogue catalogue) {
        return catalogue
                .kind(node.kind())
                .filter(NodeKind::ownsState)
                .map(kind -> new StateDeclaration(node.name(), scope(node, kind)));
    }

    /** The scope of a State that a node has of its own. */
    public static Scope scope(ProjectNode node, NodeKind kind) {
        final String given = node.settings()
                .getOrDefault(
                        SCOPE, kind.setting(SCOPE).map(Setting::defaultValue).orElse("key"));
        return given.equals("application") ? Scope.APPLICATION : Scope.KEY;
    }

    private static boolean isUnknown(Project project, Catalogue catalogue, PortRef end) {
        return project.node(end.node())
                .filter(node -> catalogue.kind(node.kind()).isEmpty())
                .isPresent();
    }

    /** One error for each node whose kind the catalogue does not have. */
    public static List<Problem> unknownKinds(Project project, Catalogue catalogue) {
        final List<String> ids = catalogue.kinds().stream().map(NodeKind::id).toList();
        return project.nodes().values().stream()
                .filter(node -> catalogue.kind(node.kind()).isEmpty())
                .map(node -> Problem.error(
                        Where.subject(node.name()),
                        "the kind " + node.kind() + " is not known to this version",
                        Nearest.advice(node.kind(), ids)))
                .toList();
    }
}
