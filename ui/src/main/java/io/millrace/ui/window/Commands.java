package io.millrace.ui.window;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Action.Scope;
import io.millrace.ui.common.Actions;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Fills the action table with global actions, one line each. */
final class Commands {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    private final Actions actions;

    Commands(Actions actions) {
        this.actions = actions;
    }

    void always(String id, String text, String keys, Runnable run) {
        when(ALWAYS, id, new Says(text, keys), run);
    }

    /** Text and keys of an action. */
    record Says(String text, String keys) {}

    void when(ObservableBooleanValue enabled, String id, Says says, Runnable run) {
        actions.add(new Action(id, says.text(), combination(says.keys()), Scope.GLOBAL, enabled, run));
    }

    private static @Nullable KeyCombination combination(String keys) {
        return keys.isEmpty() ? null : KeyCombination.valueOf(keys);
    }
}
