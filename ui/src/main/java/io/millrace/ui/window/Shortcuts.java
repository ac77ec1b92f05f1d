package io.millrace.ui.window;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Action.Scope;
import io.millrace.ui.common.Actions;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;

/**
 * Keys of global actions. They come last: what has the focus may take a key first, and keys that would hurt typing are
 * dead while a text has the focus. Threading: FX thread.
 */
final class Shortcuts {
    /** Of the canvas, but what it renames is chosen everywhere. */
    private static final String RENAME = "canvas.rename";

    private final Actions actions;

    Shortcuts(Actions actions) {
        this.actions = actions;
    }

    /** A handler for keys that nobody else took. */
    void handle(KeyEvent event) {
        final Optional<Action> action = actions.all().stream()
                .filter(each -> (each.scope() == Scope.GLOBAL || each.id().equals(RENAME))
                        && matches(each.shortcut(), event)
                        && !(each.id().equals(RENAME) && isTyping(event)))
                .findFirst();
        if (action.isPresent() && !hurts(event)) {
            action.get().fire();
            event.consume();
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable KeyCombination keys, KeyEvent event) {
        return keys != null && keys.match(event);
    }

    private static boolean hurts(KeyEvent event) {
        return isTyping(event) && (editsText(event) || plain(event));
    }

    private static boolean isTyping(KeyEvent event) {
        final Node focused = event.getTarget() instanceof Node node ? node : null;
        return focused instanceof TextInputControl || focused instanceof GenericStyledArea<?, ?, ?>;
    }

    private static boolean editsText(KeyEvent event) {
        return event.isShortcutDown()
                && switch (event.getCode()) {
                    case Z, Y, X, C, V, A, LEFT, RIGHT, UP, DOWN, HOME, END, BACK_SPACE, DELETE -> true;
                    default -> false;
                };
    }

    private static boolean plain(KeyEvent event) {
        return !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey()
                && event.getCode() != KeyCode.ESCAPE;
    }

    /** Keys as people read them on this system. */
    static String text(KeyCombination keys) {
        return keys instanceof KeyCodeCombination ? keys.getDisplayText() : keys.getName();
    }
}
