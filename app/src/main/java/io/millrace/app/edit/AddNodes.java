package io.millrace.app.edit;

import io.millrace.app.project.Names;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Port.Direction;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Adds nodes and States with the code that they need. */
final class AddNodes {
    private AddNodes() {}

    static Applied apply(Edit.AddNode edit, Bench bench) throws EditRefused {
        final NodeKind kind = kind(edit.kind(), bench);
        final String name = name(edit, kind, bench);
        if (kind.shape() == Shape.STATE) {
            bench.draft().put(new ProjectState(bench.newId(), name, Scope.KEY));
        } else {
            bench.draft().put(new ProjectNode(bench.newId(), name, kind.id(), "", Map.of(), Optional.empty()));
        }
        bench.draft().layout().put(name, edit.at());
        if (edit.connectFrom().isPresent()) {
            EdgeEdits.add(edit.connectFrom().get(), new PortRef(name, input(kind)), bench);
        }
        final List<CodeRef> code = kind.code().stream()
                .filter(CodeSlot::required)
                .map(slot -> new CodeRef(name, slot.role()))
                .toList();
        code.forEach(bench::template);
        return new Applied(
                bench.draft().build(),
                "Add " + lower(kind.label()),
                Optional.of(name),
                code.stream().findFirst());
    }

    private static NodeKind kind(String id, Bench bench) throws EditRefused {
        final List<String> ids =
                bench.context().catalogue().kinds().stream().map(NodeKind::id).toList();
        return bench.context()
                .catalogue()
                .kind(id)
                .orElseThrow(() -> new EditRefused("There is no node kind " + id + ". " + Nearest.advice(id, ids)));
    }

    private static String name(Edit.AddNode edit, NodeKind kind, Bench bench) throws EditRefused {
        if (edit.name().isEmpty()) {
            return DefaultNames.free(kind, bench.draft()::hasName);
        }
        final String name = edit.name().get();
        checkFree(name, bench);
        return name;
    }

    /** Refuses bad names and names that are taken. */
    static void checkFree(String name, Bench bench) throws EditRefused {
        final Optional<String> bad = Names.nodeProblem(name);
        if (bad.isPresent()) {
            throw new EditRefused(bad.get());
        }
        if (bench.draft().hasName(name)) {
            throw new EditRefused("There is already a " + (bench.draft().nodes().containsKey(name) ? "node " : "State ")
                    + name + ". Nodes and States share their names.");
        }
    }

    private static String input(NodeKind kind) throws EditRefused {
        return kind.ports().stream()
                .filter(port -> port.direction() == Direction.INPUT)
                .map(Port::name)
                .findFirst()
                .orElseThrow(() -> new EditRefused("No edge can lead to " + article(kind) + "."));
    }

    private static String article(NodeKind kind) {
        return kind.shape() == Shape.STATE ? "a State" : "a source (" + kind.label() + ")";
    }

    /** A label inside a sentence: "computation", but "TCP in". */
    static String lower(String label) {
        return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
