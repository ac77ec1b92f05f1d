package io.millrace.ui.inspector;

import io.millrace.ui.common.Controls;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;

/**
 * A value that is typed. It is given on Enter, when the field is left, and before a shortcut such as Ctrl+S acts, so that
 * nothing that stands in the form is ever missing from the document. Esc takes back.
 */
final class TextValue implements SettingValue {
    private static final Set<KeyCode> OWN_SHORTCUTS =
            Set.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Z, KeyCode.Y, KeyCode.CONTROL, KeyCode.META);
    private final TextField field;
    private final Node node;
    private final Listener listener;
    private String shown = "";

    private TextValue(TextField field, Node node, String prompt, Listener listener) {
        this.field = field;
        this.node = node;
        this.listener = listener;
        field.setPromptText(prompt);
        field.textProperty().addListener((property, before, now) -> listener.typing(now));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                give();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    static TextValue text(String id, String prompt, boolean secret, Listener listener) {
        TextField field = secret ? new PasswordField() : new TextField();
        field.setId(id);
        field.setMaxWidth(Double.MAX_VALUE);
        return new TextValue(field, field, prompt, listener);
    }

    /** A file's path, with a chooser; a path inside the project folder becomes relative to it. */
    static TextValue file(String id, String prompt, Supplier<Optional<Path>> folder, Listener listener) {
        TextField field = new TextField();
        field.setId(id);
        HBox.setHgrow(field, Priority.ALWAYS);
        TextValue[] self = new TextValue[1];
        HBox row = Controls.row(6, field, Controls.button("Choose…", () -> self[0].choose(folder.get())));
        self[0] = new TextValue(field, row, prompt, listener);
        return self[0];
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Optional<String> value) {
        boolean untouched = field.getText().equals(shown);
        shown = value.orElse("");
        if (untouched || !field.isFocused()) {
            set(shown);
        }
    }

    @Override
    public void focus(int column) {
        field.requestFocus();
        if (column > 0) {
            field.positionCaret(column - 1);
        } else {
            field.selectAll();
        }
    }

    /** The same, set like code. */
    TextValue asCode() {
        field.getStyleClass().add("code-field");
        return this;
    }

    private void set(String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            give();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(shown)) {
            set(shown);
            event.consume();
        } else if (event.isShortcutDown() && !OWN_SHORTCUTS.contains(event.getCode())) {
            give();
        }
    }

    private void give() {
        if (!field.getText().equals(shown)) {
            listener.given(Optional.of(field.getText()).filter(text -> !text.isEmpty()));
        }
    }

    private void choose(Optional<Path> folder) {
        FileChooser chooser = new FileChooser();
        folder.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showOpenDialog(field.getScene().getWindow());
        if (chosen != null) {
            Path path = chosen.toPath();
            set(folder.filter(path::startsWith)
                    .map(base -> base.relativize(path))
                    .orElse(path)
                    .toString()
                    .replace('\\', '/'));
            give();
        }
    }
}
