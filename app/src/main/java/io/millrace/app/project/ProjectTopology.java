package io.millrace.app.project;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.Topology;
import java.util.List;

/** The graph that a project draws. */
public final class ProjectTopology {
    private ProjectTopology() {}

    /**
     * The topology of a project. Nodes of unknown kinds and the edges at them are left out: {@link #unknownKinds} names
     * them.
     */
    public static Topology of(Project project, Catalogue catalogue) {
        final List<StateDeclaration> states = project.states().values().stream()
                .map(state -> new StateDeclaration(state.name(), state.scope()))
                .toList();
        final List<Node> nodes = project.nodes().values().stream()
                .flatMap(node -> catalogue.kind(node.kind()).map(kind -> node(node, kind)).stream())
                .toList();
        final List<Edge> edges = project.edges().stream()
                .filter(edge ->
                        !isUnknown(project, catalogue, edge.from()) && !isUnknown(project, catalogue, edge.to()))
                .toList();
        return new Topology(project.name(), states, nodes, edges);
    }

    private static Node node(ProjectNode node, NodeKind kind) {
        return new Node(node.name(), kind, node.settings(), node.state());
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
