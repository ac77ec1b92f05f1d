package io.millrace.ui.editor;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fxmisc.richtext.CodeArea;

/** Finds text in the code area: Enter goes to the next place, Shift+Enter to the one before, Esc closes. */
final class FindBar extends HBox {
    private final CodeArea area;
    private final TextField field = new TextField();
    private final Label count = Controls.label("", "muted", "small-text");

    FindBar(CodeArea area) {
        this.area = area;
        getStyleClass().add("find-bar");
        field.setId("find-text");
        field.setPromptText("Find");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty()
                .addListener((property, before, now) -> find(area.getSelection().getStart(), 1));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        Button close = Controls.button("", () -> close(true), "flat", "small");
        close.setGraphic(Icons.of("close"));
        getChildren().addAll(field, count, close);
        Controls.show(this, false);
    }

    /** Opens with what is selected. */
    void open() {
        Controls.show(this, true);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            field.setText(selected);
        }
        field.requestFocus();
        field.selectAll();
    }

    /** Closes; the code gets the focus when it shall. */
    void close(boolean focusCode) {
        Controls.show(this, false);
        if (focusCode) {
            area.requestFocus();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            int step = event.isShiftDown() ? -1 : 1;
            find(step > 0 ? area.getSelection().getEnd() : area.getSelection().getStart() - 1, step);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close(true);
            event.consume();
        }
    }

    private void find(int from, int step) {
        String text = area.getText().toLowerCase(Locale.ROOT);
        String wanted = field.getText().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            count.setText("");
            return;
        }
        int at = step > 0 ? text.indexOf(wanted, from) : text.lastIndexOf(wanted, from);
        if (at < 0) {
            at = step > 0 ? text.indexOf(wanted) : text.lastIndexOf(wanted);
        }
        if (at >= 0) {
            area.selectRange(at, at + wanted.length());
            area.requestFollowCaret();
        }
        count.setText(at < 0 ? "not found" : occurrences(text, wanted, at));
    }

    private static String occurrences(String text, String wanted, int at) {
        int all = 0;
        int nth = 0;
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length())) {
            all++;
            nth = i <= at ? all : nth;
        }
        return nth + " of " + all;
    }
}
