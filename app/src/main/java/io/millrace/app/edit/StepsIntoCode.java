package io.millrace.app.edit;

import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectTopology;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replaces steps that need no code by nodes that have the same as code. */
public final class StepsIntoCode {
    private StepsIntoCode() {}

    /** The kind with code that does what a kind without does; empty where only the engine itself can do it. */
    public static Optional<NodeKind> equivalent(NodeKind kind, Catalogue catalogue) {
        final List<Role> roles =
                kind.generated().stream().filter(role -> role != Role.STATE).toList();
        return catalogue.kinds().stream()
                .filter(other -> !roles.isEmpty() && other.shape() == kind.shape())
                .filter(other -> other.bindsState() == kind.ownsState())
                .filter(other ->
                        other.code().stream().map(CodeSlot::role).toList().equals(roles))
                .findFirst();
    }

    static Applied apply(Edit.TurnIntoCode edit, Bench bench) throws EditRefused {
        final ProjectNode node = bench.node(edit.node());
        final NodeKind kind = bench.kind(node)
                .filter(known -> !known.generated().isEmpty())
                .orElseThrow(() -> new EditRefused(node.name() + " has its own code already."));
        final NodeKind next = equivalent(kind, bench.context().catalogue())
                .orElseThrow(() -> new EditRefused("No code of a node can do what " + kind.label()
                        + " does: it acts at a time." + " It stays as it is."));
        if (!edit.code().keySet().containsAll(kind.generated())) {
            throw new EditRefused("The settings of " + node.name() + " make no code yet; mend them first.");
        }
        final Optional<String> state = kind.ownsState() ? Optional.of(state(node, kind, bench)) : Optional.empty();
        final Map<String, String> settings = new TreeMap<>(node.settings());
        settings.keySet().removeIf(name -> next.setting(name).isEmpty());
        bench.draft().put(new ProjectNode(node.id(), node.name(), next.id(), node.title(), settings, state));
        edit.code()
                .forEach((role, text) -> bench.draft()
                        .put(new CodeRef(role == Role.STATE ? state.orElseThrow() : node.name(), role), text));
        final Role first = next.code().get(0).role();
        return bench.done("Turn " + node.name() + " into code", new CodeRef(node.name(), first));
    }

    private static String state(ProjectNode node, NodeKind kind, Bench bench) {
        final String wanted = node.name().substring(0, Math.min(30, node.name().length())) + "-state";
        String name = wanted;
        for (int number = 2; bench.draft().hasName(name); number++) {
            name = wanted + "-" + number;
        }
        bench.draft().put(new ProjectState(bench.newId(), name, ProjectTopology.scope(node, kind)));
        return name;
    }
}
