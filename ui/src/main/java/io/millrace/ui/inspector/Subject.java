package io.millrace.ui.inspector;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.topology.Edge;
import io.millrace.ui.common.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the inspector is about. */
sealed interface Subject {
    /** Nothing is selected: the project itself. */
    record OfProject(Project project) implements Subject {}

    /** One node; the kind is empty when this version does not know it. */
    record OfNode(ProjectNode node, Optional<NodeKind> kind) implements Subject {}

    /** One State. */
    record OfState(ProjectState state) implements Subject {}

    /** One edge. */
    record OfEdge(Edge edge) implements Subject {}

    /** Several things. */
    record Several(Set<Item> items) implements Subject {
        public Several {
            items = Set.copyOf(items);
        }
    }

    /** What a selection means in a document; something that is no longer there counts as nothing. */
    static Subject of(Set<Item> items, SessionState state, Catalogue catalogue) {
        Project project = state.project();
        Map<Item, Subject> there = new LinkedHashMap<>();
        items.forEach(item -> one(item, project, catalogue).ifPresent(subject -> there.put(item, subject)));
        if (there.size() > 1) {
            return new Several(there.keySet());
        }
        return there.values().stream().findFirst().orElseGet(() -> new OfProject(project));
    }

    private static Optional<Subject> one(Item item, Project project, Catalogue catalogue) {
        if (item instanceof Item.OfNode of) {
            return project.nodes().values().stream()
                    .filter(node -> node.id().equals(of.id()))
                    .findFirst()
                    .map(node -> new OfNode(node, catalogue.kind(node.kind())));
        } else if (item instanceof Item.OfState of) {
            return project.states().values().stream()
                    .filter(s -> s.id().equals(of.id()))
                    .findFirst()
                    .map(OfState::new);
        } else if (item instanceof Item.OfEdge of) {
            return project.edges().stream()
                    .filter(edge -> edge.id().equals(of.edge()))
                    .findFirst()
                    .map(OfEdge::new);
        }
        return Optional.empty();
    }
}
