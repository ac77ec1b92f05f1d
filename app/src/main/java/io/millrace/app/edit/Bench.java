package io.millrace.app.edit;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.Optional;

/** What one edit works on: the project before, the draft of the one after, and the questions that all edits ask. */
record Bench(Project before, ProjectDraft draft, EditContext context) {
    static Bench of(Project before, EditContext context) {
        return new Bench(before, ProjectDraft.of(before), context);
    }

    Applied done(String label) {
        return new Applied(draft.build(), label, Optional.empty(), Optional.empty());
    }

    Applied done(String label, String reveal) {
        return new Applied(draft.build(), label, Optional.of(reveal), Optional.empty());
    }

    Applied done(String label, CodeRef code) {
        return new Applied(draft.build(), label, Optional.of(code.owner()), Optional.of(code));
    }

    ProjectNode node(String name) throws EditRefused {
        final ProjectNode node = draft.nodes().get(name);
        if (node == null) {
            throw new EditRefused(
                    draft.states().containsKey(name)
                            ? name + " is a State."
                            : "There is no node " + name + " any more.");
        }
        return node;
    }

    ProjectState state(String name) throws EditRefused {
        final ProjectState state = draft.states().get(name);
        if (state == null) {
            throw new EditRefused("There is no State " + name + ".");
        }
        return state;
    }

    Edge edge(String id) throws EditRefused {
        return draft.edge(id).orElseThrow(() -> new EditRefused("There is no edge " + id + " any more."));
    }

    /** The kind of a node, empty when the catalogue does not know it. */
    Optional<NodeKind> kind(ProjectNode node) {
        return context.catalogue().kind(node.kind());
    }

    NodeId newId() {
        return context.ids().get();
    }

    /** Gives a snippet its template, unless it has text. */
    void template(CodeRef ref) {
        if (!draft.code().containsKey(ref)) {
            draft.put(ref, context.templates().text(ref, draft.build()));
        }
    }

    /** Takes an edge away with its predicate. */
    void removeEdge(Edge edge) {
        draft.edges().remove(edge);
        draft.code().remove(route(edge));
    }

    /** Puts an edge in the place of another, with its predicate. */
    void replaceEdge(Edge old, Edge next) {
        draft.edges().set(draft.edges().indexOf(old), next);
        final String predicate = draft.code().remove(route(old));
        if (predicate != null && next.sends() == Edge.Sends.WHEN) {
            draft.code().put(route(next), predicate);
        }
    }

    static CodeRef route(Edge edge) {
        return new CodeRef(edge.id(), Role.ROUTE);
    }
}
