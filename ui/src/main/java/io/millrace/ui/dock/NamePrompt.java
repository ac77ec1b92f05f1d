package io.millrace.ui.dock;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks for a name in place: one field, Enter takes it, Esc leaves. Hidden while it asks nothing. */
final class NamePrompt {
    private final Label question = Controls.label("", "muted");
    private final TextField field = new TextField();
    private final HBox root;
    private Consumer<String> taken = name -> {};

    NamePrompt(String id) {
        field.setId(id);
        field.setPrefColumnCount(14);
        HBox.setHgrow(field, Priority.SOMETIMES);
        root = new HBox(
                8,
                question,
                field,
                Ui.button(id + "-ok", "OK", this::take, "accent", "small"),
                Ui.button(id + "-cancel", "Cancel", this::leave, "small"));
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("dock-prompt");
        field.setOnAction(event -> take());
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
        Controls.show(root, false);
    }

    HBox root() {
        return root;
    }

    void ask(String text, String proposal, Consumer<String> whenTaken) {
        question.setText(text);
        field.setText(proposal);
        taken = whenTaken;
        Controls.show(root, true);
        field.requestFocus();
        field.selectAll();
    }

    private void take() {
        final String name = field.getText().trim();
        if (!name.isEmpty()) {
            Controls.show(root, false);
            taken.accept(name);
        }
    }

    private void leave() {
        Controls.show(root, false);
    }
}
