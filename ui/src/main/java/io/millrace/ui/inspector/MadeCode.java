package io.millrace.ui.inspector;

import io.millrace.app.edit.CodecsIntoCode;
import io.millrace.app.edit.Edit;
import io.millrace.app.edit.StepsIntoCode;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Below settings that code is made of: writes that code out, to go on from by hand. */
final class MadeCode extends VBox {
    private final DesignerModel model;
    private final Catalogue catalogue;
    private final Button turn;
    private Optional<Edit> edit = Optional.empty();

    MadeCode(DesignerModel model, Catalogue catalogue) {
        super(6);
        this.model = model;
        this.catalogue = catalogue;
        Label text = Controls.label("The code is made of these settings.", "muted");
        text.setWrapText(true);
        turn = Controls.button("Turn into code", this::turn);
        turn.setId("turn-into-code");
        getChildren().addAll(text, turn);
        Controls.show(this, false);
    }

    void show(ProjectNode node, Optional<NodeKind> kind, SessionState state) {
        Map<Role, String> code = state.analysis().madeFor(node.name());
        edit = kind.filter(known -> !code.isEmpty())
                .flatMap(known -> CodecsIntoCode.edit(node, known, code)
                        .or(() -> StepsIntoCode.equivalent(known, catalogue)
                                .map(with -> new Edit.TurnIntoCode(node.name(), code))));
        Controls.show(this, edit.isPresent());
    }

    private void turn() {
        edit.ifPresent(found -> {
            CompletableFuture<?> unused = model.apply(found);
        });
    }
}
