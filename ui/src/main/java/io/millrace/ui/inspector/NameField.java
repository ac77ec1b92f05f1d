package io.millrace.ui.inspector;

import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.ui.common.Controls;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The name in the header: looks like a title, is a field. Enter or leaving renames, Esc takes back. */
final class NameField extends VBox {
    private final TextField field = new TextField();
    private final Label problem = Controls.label("", "bad", "small-text");
    private String name = "";
    private Function<String, CompletableFuture<Outcome>> rename = to -> CompletableFuture.completedFuture(Outcome.DONE);

    NameField() {
        field.setId("node-name");
        field.getStyleClass().add("name-field");
        field.textProperty().addListener((property, before, now) -> fit());
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                commit();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                commit();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(name)) {
                take(name);
                event.consume();
            }
        });
        problem.setWrapText(true);
        Controls.show(problem, false);
        getChildren().addAll(field, problem);
    }

    /** Shows a name; what is being typed for the same thing stays. */
    void show(String newName, boolean editable, Function<String, CompletableFuture<Outcome>> newRename) {
        rename = newRename;
        field.setEditable(editable);
        field.setFocusTraversable(editable);
        if (!newName.equals(name)) {
            take(newName);
        }
    }

    /** Steps back behind a title. */
    void muted(boolean on) {
        if (!on) {
            field.getStyleClass().remove("beside-title");
        } else if (!field.getStyleClass().contains("beside-title")) {
            field.getStyleClass().add("beside-title");
        }
    }

    void edit() {
        field.requestFocus();
        field.selectAll();
    }

    private void take(String text) {
        name = text;
        field.setText(text);
        Controls.show(problem, false);
    }

    private void commit() {
        String wanted = field.getText().trim();
        if (wanted.equals(name) || !field.isEditable()) {
            return;
        }
        CompletableFuture<?> unused = rename.apply(wanted).thenAccept(outcome -> {
            Controls.show(problem, !outcome.ok());
            problem.setText(outcome.text());
        });
    }

    /** As wide as its text, so that the chip stands behind it. */
    private void fit() {
        javafx.scene.text.Text measure = new javafx.scene.text.Text(field.getText());
        measure.setFont(javafx.scene.text.Font.font("Inter Semi Bold", 15));
        field.setPrefWidth(Math.min(260, Math.ceil(measure.getLayoutBounds().getWidth()) + 10));
    }
}
