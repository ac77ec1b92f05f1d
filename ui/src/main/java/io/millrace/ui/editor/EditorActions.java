package io.millrace.ui.editor;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Action.Scope;
import io.millrace.ui.common.Actions;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/** The actions of the code editor; its keys come from this table. */
final class EditorActions {
    static final String DEPLOY = "editor.deploy-node";
    private final CodeEditorView editor;
    private final ObservableBooleanValue open;

    EditorActions(CodeEditorView editor, ObservableBooleanValue open) {
        this.editor = editor;
        this.open = open;
    }

    /** Adds all; gives the one that deploys. */
    Action addTo(Actions actions) {
        add(actions, "editor.undo", "Undo in code", key(KeyCode.Z), editor::undo);
        add(actions, "editor.redo", "Redo", key(KeyCode.Y), editor::redo);
        add(
                actions,
                "editor.redo-again",
                "Redo",
                new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN),
                editor::redo);
        add(actions, "editor.comment", "Comment or uncomment lines", key(KeyCode.SLASH), editor::toggleComment);
        add(actions, "editor.find", "Find in code", key(KeyCode.F), editor::find);
        return add(actions, DEPLOY, "Deploy node", key(KeyCode.ENTER), editor::deploy);
    }

    private Action add(Actions actions, String id, String text, KeyCodeCombination keys, Runnable run) {
        return actions.add(new Action(id, text, keys, Scope.EDITOR, open, run));
    }

    private static KeyCodeCombination key(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN);
    }
}
