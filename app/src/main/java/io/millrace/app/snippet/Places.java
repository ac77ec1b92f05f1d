package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Where a project has, or must have, code. */
final class Places {
    private final Project project;
    private final Catalogue catalogue;

    Places(Project project, Catalogue catalogue) {
        this.project = project;
        this.catalogue = catalogue;
    }

    /** States, each with its snippet. */
    List<CodeRef> states() {
        return project.states().keySet().stream()
                .map(name -> new CodeRef(name, Role.STATE))
                .toList();
    }

    /** Functions of nodes and edges; the value says whether it must be there. */
    TreeMap<CodeRef, Boolean> functions() {
        final TreeMap<CodeRef, Boolean> all = new TreeMap<>();
        for (final ProjectNode node : project.nodes().values()) {
            for (final CodeSlot slot :
                    catalogue.kind(node.kind()).map(k -> k.allCode()).orElse(List.of())) {
                if (slot.role() != Role.STATE) {
                    all.put(new CodeRef(node.name(), slot.role()), slot.required());
                }
            }
        }
        project.edges().stream()
                .filter(edge -> edge.sends() == Edge.Sends.WHEN)
                .forEach(edge -> all.put(new CodeRef(edge.id(), Role.ROUTE), true));
        return all;
    }

    /** Whether code is made from settings, not written. */
    boolean isMade(CodeRef ref) {
        return project.node(ref.owner())
                        .flatMap(node -> catalogue.kind(node.kind()))
                        .filter(kind -> kind.generated().contains(ref.role()))
                        .isPresent()
                || CodecPlace.at(ref, project, catalogue).isPresent();
    }

    boolean written(CodeRef ref) {
        return !project.text(ref).isBlank();
    }

    List<CodeRef> writtenStates() {
        return new ArrayList<>(states().stream().filter(this::written).toList());
    }

    List<CodeRef> writtenFunctions() {
        return functions().keySet().stream().filter(this::written).toList();
    }

    boolean stateful(CodeRef ref) {
        return project.node(ref.owner())
                .flatMap(node -> catalogue.kind(node.kind()))
                .filter(kind -> kind.shape() == Shape.STATE_COMPUTATION)
                .isPresent();
    }

    /** The State that a function's node is bound to, if there is such a State. */
    Optional<CodeRef> boundState(CodeRef ref) {
        return project.node(ref.owner())
                .flatMap(ProjectNode::state)
                .filter(project.states()::containsKey)
                .map(name -> new CodeRef(name, Role.STATE));
    }
}
