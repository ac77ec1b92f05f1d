package io.millrace.ui.canvas;

import io.millrace.app.edit.CodecsIntoCode;
import io.millrace.app.edit.Edit;
import io.millrace.app.edit.StepsIntoCode;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.NodeKind;
import java.util.List;
import java.util.Optional;

/** Turns the selected node that needs no code into one with code. */
final class CodeTurns {
    private final CanvasViewModel vm;

    CodeTurns(CanvasViewModel vm) {
        this.vm = vm;
    }

    /** The selected node, where there is code that does the same. */
    Optional<ProjectNode> turnable() {
        List<Box> selected = vm.selectedBoxes();
        return selected.stream()
                .filter(box -> selected.size() == 1 && box.form() != Box.Form.CYLINDER)
                .findFirst()
                .flatMap(box -> vm.model().state().project().node(box.name()))
                .filter(node -> vm.catalogue()
                        .kind(node.kind())
                        .filter(kind -> isMade(node, kind))
                        .isPresent());
    }

    private boolean isMade(ProjectNode node, NodeKind kind) {
        return CodecsIntoCode.made(node, kind).isPresent()
                || !kind.generated().isEmpty()
                        && StepsIntoCode.equivalent(kind, vm.catalogue()).isPresent();
    }

    void turn() {
        turnable().ifPresent(this::turn);
    }

    private void turn(ProjectNode node) {
        SessionState state = vm.model().state();
        var code = state.analysis().madeFor(node.name());
        if (code.isEmpty() || state.analysedVersion() != state.documentVersion()) {
            vm.model().say("The settings of " + node.shown() + " make no code yet; mend them first.", true);
            return;
        }
        Optional<Edit> codec = vm.catalogue().kind(node.kind()).flatMap(kind -> CodecsIntoCode.edit(node, kind, code));
        vm.editAndOpen(codec.orElse(new Edit.TurnIntoCode(node.name(), code)), node.name());
    }
}
