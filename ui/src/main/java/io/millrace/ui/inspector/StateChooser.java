package io.millrace.ui.inspector;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Shape;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Binds a state computation to a State, an existing one or a new one. */
final class StateChooser extends VBox {
    private static final String NEW = "New State…";
    private static final String NONE = "not bound";
    private final DesignerModel model;
    private final Catalogue catalogue;
    private final ComboBox<String> box = new ComboBox<>();
    private String node = "";
    private boolean showing;

    StateChooser(DesignerModel model, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.model = model;
        box.setId("setting-state");
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                chosen(now);
            }
        });
        getChildren().add(labelled("State", box, "Whose object each call gets; shared with others that name it."));
    }

    /** A row of a form: label, control, one line of doc. */
    static VBox labelled(String text, Node control, String doc) {
        Label label = Controls.label(text);
        label.setMinWidth(SettingRow.LABEL_WIDTH);
        label.setPrefWidth(SettingRow.LABEL_WIDTH);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = Controls.row(8, label, control);
        row.setPadding(new Insets(0, 39, 0, 0));
        Label note = Controls.label(doc, "muted", "small-text");
        note.setWrapText(true);
        VBox.setMargin(note, new Insets(0, 36, 0, SettingRow.LABEL_WIDTH + 8));
        return new VBox(3, row, note);
    }

    void show(ProjectNode of, SessionState state) {
        node = of.name();
        List<String> items = new ArrayList<>(state.project().states().keySet());
        items.add(NEW);
        items.add(NONE);
        showing = true;
        if (!box.getItems().equals(items)) {
            box.getItems().setAll(items);
        }
        box.setValue(of.state().orElse(NONE));
        showing = false;
    }

    private void chosen(String choice) {
        CompletableFuture<?> unused =
                model.apply(choice.equals(NEW) ? newState() : new Edit.BindState(node, bound(choice)));
    }

    private static Optional<String> bound(String choice) {
        return choice.equals(NONE) ? Optional.empty() : Optional.of(choice);
    }

    private Edit newState() {
        Project project = model.state().project();
        String name = freeName(project);
        Position at = Optional.ofNullable(project.layout().get(node)).orElse(new Position(0, 0));
        String kind = catalogue.kinds().stream()
                .filter(k -> k.shape() == Shape.STATE)
                .findFirst()
                .orElseThrow()
                .id();
        return new Edit.Several(
                "New State",
                List.of(
                        new Edit.AddNode(kind, Optional.of(name), new Position(at.x(), at.y() + 130), Optional.empty()),
                        new Edit.BindState(node, Optional.of(name))));
    }

    private String freeName(Project project) {
        String base = node.length() > 32 ? node.substring(0, 32) : node;
        String name = base + "-state";
        for (int n = 2; project.hasName(name); n++) {
            name = base + "-state" + n;
        }
        return name;
    }
}
