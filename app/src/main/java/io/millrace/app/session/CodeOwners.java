package io.millrace.app.session;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Follows nodes, States, edges and snippets through renames, from one version of a document to another. */
final class CodeOwners {
    private CodeOwners() {}

    /** Names in one version by names in the other, for all that is in both. */
    static Map<String, String> names(Project from, Project to) {
        final Map<NodeId, String> byId = new LinkedHashMap<>();
        to.nodes().values().forEach(node -> byId.put(node.id(), node.name()));
        to.states().values().forEach(state -> byId.put(state.id(), state.name()));
        final Map<String, String> names = new LinkedHashMap<>();
        for (final ProjectNode node : from.nodes().values()) {
            Optional.ofNullable(byId.get(node.id())).ifPresent(name -> names.put(node.name(), name));
        }
        for (final ProjectState state : from.states().values()) {
            Optional.ofNullable(byId.get(state.id())).ifPresent(name -> names.put(state.name(), name));
        }
        return names;
    }

    /** An edge with the names of another version, empty when one of its ends is not there. */
    static Optional<Edge> edge(Edge edge, Map<String, String> names) {
        final String from = names.get(edge.from().node());
        final String to = names.get(edge.to().node());
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new Edge(
                        new PortRef(from, edge.from().port()),
                        new PortRef(to, edge.to().port()),
                        edge.sends()));
    }

    /** A snippet of one version in another one, empty when its owner is not there. */
    static Optional<CodeRef> before(CodeRef ref, Project in, Project other) {
        if (ref.role() == Role.TYPES) {
            return Optional.of(ref);
        }
        final Map<String, String> names = names(in, other);
        if (ref.role() == Role.ROUTE) {
            return in.edges().stream()
                    .filter(edge -> edge.id().equals(ref.owner()))
                    .findFirst()
                    .flatMap(edge -> edge(edge, names))
                    .map(edge -> new CodeRef(edge.id(), Role.ROUTE));
        }
        return Optional.ofNullable(names.get(ref.owner())).map(name -> new CodeRef(name, ref.role()));
    }
}
