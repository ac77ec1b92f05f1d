package io.millrace.ui.window;

import io.millrace.app.session.Preferences;
import io.millrace.ui.common.Actions;

/** Actions that every window has, with a project or without. */
final class CommonActions {
    private CommonActions() {}

    /** What lies over a window when asked for. */
    record Sheets(ShortcutSheet keys, AboutSheet about) {}

    static void register(Actions actions, DesignerWindow window, Host host, Sheets sheets) {
        final Commands commands = new Commands(actions);
        commands.always("file.new", "New project", "Shortcut+N", window::newProject);
        commands.always("file.open", "Open…", "Shortcut+O", window::askAndOpen);
        commands.always(
                "view.theme-light", "Light theme", "", () -> host.theme().choose(Preferences.Theme.LIGHT));
        commands.always("view.theme-dark", "Dark theme", "", () -> host.theme().choose(Preferences.Theme.DARK));
        commands.always(
                "view.theme-system",
                "Theme of the system",
                "",
                () -> host.theme().choose(Preferences.Theme.SYSTEM));
        commands.always(
                "view.theme",
                "Light or dark",
                "Shortcut+Shift+L",
                () -> host.theme().toggle());
        commands.always("help.shortcuts", "Keys", "F1", sheets.keys()::toggle);
        commands.always("help.about", "About Millrace", "", sheets.about()::show);
    }
}
