package io.millrace.ui.common;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do, defined once: menus, toolbar, context menus, shortcuts and help read this value.
 *
 * @param id stable, such as {@code run.with-data}; the node that shows it has this as its id with dots as hyphens
 * @param text what buttons and menus say
 * @param shortcut keys, if any
 * @param scope where the keys work
 * @param enabled when it can be done
 * @param run does it; FX thread
 */
public record Action(
        String id,
        String text,
        @Nullable KeyCombination shortcut,
        Scope scope,
        ObservableBooleanValue enabled,
        Runnable run) {
    /** Where an action's keys work: only GLOBAL ones become scene accelerators. */
    public enum Scope {
        GLOBAL,
        CANVAS,
        EDITOR,
        LIST
    }

    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }
}
