package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.DataRows;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Where the rows of one data set are typed. What is typed reaches the project after a short rest, when the focus goes
 * away, and before anything runs. Threading: FX thread.
 */
final class DataEditor {
    private static final Duration REST = Duration.millis(300);
    private static final int MOST_ERRORS = 50;
    private static final CompletableFuture<Outcome> DONE = CompletableFuture.completedFuture(Outcome.DONE);

    private final DesignerModel model;
    private final TextArea text = new TextArea();
    private final Label name = Controls.label("", "strong");
    private final Label count = Controls.label("", "muted");
    private final ComboBox<Format> format = new ComboBox<>();
    private final RowTable errors = new RowTable("data-errors", "");
    private final VBox root;
    private final PauseTransition rest = new PauseTransition(REST);
    private String source = "";
    private String file = "";
    private boolean typed;
    private boolean updating;

    DataEditor(DesignerModel model, Consumer<Format> changesFormat) {
        this.model = model;
        text.setId("data-editor");
        text.getStyleClass().add("mono");
        text.textProperty().addListener((value, before, now) -> onTyped());
        text.focusedProperty().addListener((value, before, focused) -> {
            if (!focused) {
                flushNow();
            }
        });
        rest.setOnFinished(event -> flushNow());
        count.setId("data-count");
        format.setId("data-format");
        format.getStyleClass().add("small");
        format.getItems().setAll(Format.values());
        format.setButtonCell(new FormatCell());
        format.setCellFactory(view -> new FormatCell());
        format.setOnAction(event -> {
            if (!updating && format.getValue() != null) {
                changesFormat.accept(format.getValue());
            }
        });
        final HBox header = Controls.row(10, name, count, Controls.spacer(), format);
        final HBox body = new HBox(10, text, errors.node());
        HBox.setHgrow(text, Priority.ALWAYS);
        errors.node().getStyleClass().add("dock-problems");
        errors.node().setPrefWidth(330);
        errors.node().setMinWidth(220);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(6, header, body);
        root.getStyleClass().add("dock-main");
    }

    Node root() {
        return root;
    }

    /** Shows a data set; what is being typed into the same one stays. */
    void show(String newSource, Optional<DataSet> set) {
        final String newFile = set.map(DataSet::file).orElse("");
        if (typed && (!newSource.equals(source) || !newFile.equals(file))) {
            flushNow();
        }
        final boolean same = newSource.equals(source) && newFile.equals(file);
        source = newSource;
        file = newFile;
        if (set.isEmpty() || (same && typed)) {
            return;
        }
        updating = true;
        final String shown = DataText.of(set.get());
        if (!sameRows(shown)) {
            text.setText(shown);
        }
        format.setValue(set.get().format());
        updating = false;
        Ui.text(name, file);
        describe(set.get());
    }

    /** Raw bytes may be typed in other lines than they are shown in. */
    private boolean sameRows(String shown) {
        return shown.equals(text.getText())
                || (format.getValue() == Format.BINARY
                        && shown.replaceAll("\\s", "").equals(text.getText().replaceAll("\\s", "")));
    }

    void focus() {
        text.requestFocus();
    }

    private void onTyped() {
        if (!updating && !file.isEmpty()) {
            typed = true;
            rest.playFromStart();
        }
    }

    private void flushNow() {
        var unused = flush();
    }

    /** Gives up what was typed and not yet taken. */
    void forget() {
        typed = false;
        rest.stop();
    }

    /** Brings what was typed into the project; completes when it is there. */
    CompletableFuture<Outcome> flush() {
        rest.stop();
        if (!typed || file.isEmpty()) {
            return DONE;
        }
        try {
            final DataSet set = DataText.toSet(file, text.getText());
            typed = false;
            describe(set);
            return model.apply(new Edit.PutData(source, set));
        } catch (IllegalArgumentException e) {
            showErrors(List.of(List.of("", String.valueOf(e.getMessage()))));
            Ui.text(count, "not hex yet");
            return DONE;
        }
    }

    private void describe(DataSet set) {
        final List<DataRows.Row> rows = DataRows.of(set);
        final List<DataRows.Row> bad =
                rows.stream().filter(row -> row.error().isPresent()).toList();
        final String what =
                set.format() == Format.BINARY ? Amounts.bytes(set.content().length()) : Amounts.of(rows.size(), "row");
        Ui.text(count, bad.isEmpty() ? what : what + ", " + bad.size() + " with errors");
        Ui.mark(count, "bad", !bad.isEmpty());
        showErrors(bad.stream()
                .limit(MOST_ERRORS)
                .map(row -> List.of("row " + row.number(), row.error().orElse("")))
                .toList());
    }

    private void showErrors(List<List<String>> rows) {
        errors.show(List.of("row", "what is wrong"), rows);
        Controls.show(errors.node(), !rows.isEmpty());
    }

    void close() {
        rest.stop();
    }

    /** Shows a format by its label. */
    private static final class FormatCell extends ListCell<Format> {
        @Override
        protected void updateItem(Format item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item.label());
        }
    }
}
