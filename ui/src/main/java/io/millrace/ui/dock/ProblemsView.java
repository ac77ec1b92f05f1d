package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.engine.topology.Problem.Where;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Everything that is wrong, errors first; a click or Enter leads to its place. Threading: FX thread. */
final class ProblemsView implements AutoCloseable {
    private static final double SCROLL_BAR = 26;

    private final DesignerModel model;
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Finding> rows = FXCollections.observableArrayList();
    private final ListView<Finding> list = new ListView<>(rows);
    private final Label none = Controls.label("No problems.", "muted");
    private final BorderPane root = new BorderPane(list);
    private final Subscription changes;

    ProblemsView(DesignerModel model) {
        this.model = model;
        list.setId("problems-table");
        list.getStyleClass().add("dock-problem-list");
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell());
        list.setMinHeight(0);
        root.getStyleClass().add("dock-page");
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        this.changes = Subscription.combine(
                model.stateProperty().subscribe(state -> update()),
                model.liveProperty().subscribe(live -> update()));
    }

    Node root() {
        return root;
    }

    ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    private void update() {
        final List<Finding> next = Findings.of(model);
        final boolean empty = model.state().project().nodes().isEmpty();
        Ui.text(none, empty ? "Nothing is drawn yet. Begin with a source, such as TCP in." : "No problems.");
        if (next.equals(findings.get())) {
            return;
        }
        findings.set(next);
        // Counts change while one reads: rows that stay in their place keep selection and scroll position.
        for (int i = 0; i < Math.min(rows.size(), next.size()); i++) {
            if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
        if (rows.size() > next.size()) {
            rows.remove(next.size(), rows.size());
        } else {
            rows.addAll(next.subList(rows.size(), next.size()));
        }
    }

    private void jump(@org.jspecify.annotations.Nullable Finding finding) {
        if (finding != null) {
            model.reveal(finding.where());
        }
    }

    private void mend(Fix fix) {
        var unused = model.apply(new Edit.SetCodes(fix.label(), fix.newTexts()));
    }

    static String place(Where where, Project project) {
        final StringBuilder place = new StringBuilder(where.subject()
                .map(name -> project.node(name).map(ProjectNode::called).orElse(name))
                .orElse("project"));
        where.setting().ifPresent(setting -> place.append(", ").append(setting));
        where.code().ifPresent(code -> place.append(", ").append(code.role().id()));
        if (where.line() > 0) {
            place.append(' ').append(where.line());
            if (where.column() > 0) {
                place.append(':').append(where.column());
            }
        }
        return place.toString();
    }

    @Override
    public void close() {
        changes.unsubscribe();
    }

    /** How bad, where, what and what to do, wrapped to the width of the list. */
    private final class Cell extends ListCell<Finding> {
        private final Label kind = Controls.label("", "dock-problem-kind");
        private final Label where = Controls.label("", "muted", "dock-problem-where");
        private final Label text = Controls.label("", "dock-problem-text");
        private final Label advice = Controls.label("", "muted");
        private final Button fix = Ui.button("", "", this::mendThis, "link-button");
        private final VBox words = new VBox(1, text, advice, fix);
        private final HBox row = new HBox(10, kind, where, words);

        Cell() {
            text.setWrapText(true);
            advice.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            advice.setMinHeight(Region.USE_PREF_SIZE);
            kind.setMinWidth(58);
            where.setMinWidth(170);
            where.setMaxWidth(170);
            HBox.setHgrow(words, Priority.ALWAYS);
            setPrefWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR));
            row.setMaxWidth(Region.USE_PREF_SIZE);
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> jump(getItem()));
        }

        private void mendThis() {
            final Finding shown = getItem();
            if (shown != null) {
                shown.fix().ifPresent(ProblemsView.this::mend);
            }
        }

        @Override
        protected void updateItem(Finding item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Ui.text(kind, item.kind().word());
            Ui.mark(kind, "bad", item.kind().compareTo(Finding.Kind.FAILURE) <= 0);
            final String place = place(item.where(), model.state().project());
            Ui.text(where, place);
            where.setTooltip(Ui.tip(place));
            Ui.text(text, item.text());
            Ui.text(advice, item.advice());
            Controls.show(advice, !item.advice().isEmpty());
            Ui.text(fix, item.fix().map(Fix::label).orElse(""));
            Controls.show(fix, item.fix().isPresent());
            setGraphic(row);
        }
    }
}
