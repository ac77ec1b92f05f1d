package io.millrace.ui.window;

import io.millrace.app.session.Preferences;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.SystemTheme;
import io.millrace.ui.common.Theme;
import io.millrace.ui.common.Ui;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Light, dark or as the system says, for all windows at once; kept in the preferences. Threading: FX thread. */
final class ThemeSwitch {
    private final Preferences preferences;
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyObjectWrapper<Preferences.Theme> choice;
    private boolean systemDark;

    ThemeSwitch(Preferences preferences) {
        this.preferences = preferences;
        this.choice = new ReadOnlyObjectWrapper<>(preferences.theme());
        askSystem();
    }

    ReadOnlyObjectProperty<Preferences.Theme> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    void choose(Preferences.Theme theme) {
        choice.set(theme);
        preferences.setTheme(theme);
        apply();
    }

    /** Whether an action of the table would choose what is chosen now. */
    boolean isPresent(String action) {
        return action.equals("view.theme-" + choice.get().name().toLowerCase(Locale.ROOT));
    }

    /** From light to dark and back. */
    void toggle() {
        choose(dark() ? Preferences.Theme.LIGHT : Preferences.Theme.DARK);
    }

    boolean dark() {
        return choice.get() == Preferences.Theme.DARK || (choice.get() == Preferences.Theme.SYSTEM && systemDark);
    }

    /** The scene follows from now on. */
    void add(Scene scene) {
        scenes.add(scene);
        Theme.apply(scene, dark());
    }

    /** Asks the system again; called when a window gets the focus. */
    void askSystem() {
        if (choice.get() == Preferences.Theme.SYSTEM) {
            Ui.then(SystemTheme.isDark(), new FxExecutor(), answer -> {
                if (answer != systemDark) {
                    systemDark = answer;
                    apply();
                }
            });
        }
    }

    private void apply() {
        scenes.forEach(scene -> Theme.apply(scene, dark()));
    }
}
