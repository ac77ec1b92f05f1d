package io.millrace.ui.editor;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** The menu of the right mouse button, of Shift+F10 and of the menu key in the code. */
final class EditorMenu {
    private final CodeArea area;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem cut;
    private final MenuItem copy;
    private final MenuItem paste;

    EditorMenu(CodeArea area, Actions actions) {
        this.area = area;
        cut = item("Cut", key(KeyCode.X), area::cut);
        copy = item("Copy", key(KeyCode.C), area::copy);
        paste = item("Paste", key(KeyCode.V), area::paste);
        menu.setId("editor-menu");
        menu.getItems().addAll(cut, copy, paste, new SeparatorMenuItem());
        for (String id : List.of("editor.undo", "editor.redo", "editor.comment", "editor.find", EditorActions.DEPLOY)) {
            Action action = actions.get(id);
            menu.getItems().add(item(action.text(), action.shortcut(), action::fire));
        }
    }

    void install() {
        // Not the context menu event: not every platform sends one.
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.SECONDARY) {
                show(event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean menuKey =
                    event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
            if (menuKey) {
                area.getCaretBounds().ifPresent(at -> show(at.getMinX(), at.getMaxY()));
                event.consume();
            }
        });
    }

    private void show(double screenX, double screenY) {
        boolean nothing = area.getSelection().getLength() == 0;
        cut.setDisable(nothing);
        copy.setDisable(nothing);
        paste.setDisable(!Clipboard.getSystemClipboard().hasString());
        menu.show(area, screenX, screenY);
    }

    private static MenuItem item(String text, @Nullable KeyCombination keys, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(keys);
        item.setOnAction(event -> run.run());
        return item;
    }

    private static KeyCodeCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
