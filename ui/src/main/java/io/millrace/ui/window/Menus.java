package io.millrace.ui.window;

import io.millrace.app.session.RecentProject;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * The menus, made from the action table: an entry that the table lacks is left out. Keys are shown but not registered
 * here, so that a menu never takes a key from what has the focus. Threading: FX thread.
 */
final class Menus {
    private static final String LINE = "-";
    private static final String RECENT = "recent";
    private static final String CHOICE = "view.theme-";
    private static final Map<String, List<String>> LAYOUT = layout();

    private final Actions actions;
    private final Supplier<List<RecentProject>> recent;
    private final Consumer<RecentProject> openRecent;
    private final Function<Action, String> words;
    private Predicate<String> marked = id -> false;

    /** {@code words} says what an action would do now, such as "Undo move of 3 nodes". */
    Menus(
            Actions actions,
            Function<Action, String> words,
            Supplier<List<RecentProject>> recent,
            Consumer<RecentProject> openRecent) {
        this.actions = actions;
        this.words = words;
        this.recent = recent;
        this.openRecent = openRecent;
    }

    /** Choices, of which the present one is marked; {@code present} is asked by id. */
    Menus marking(Predicate<String> present) {
        marked = present;
        return this;
    }

    private static Map<String, List<String>> layout() {
        final Map<String, List<String>> menus = new java.util.LinkedHashMap<>();
        menus.put(
                "File",
                List.of(
                        "file.new",
                        "file.open",
                        RECENT,
                        LINE,
                        "file.save",
                        "file.save-as",
                        LINE,
                        "file.export",
                        LINE,
                        "file.close"));
        menus.put(
                "Edit",
                List.of(
                        "edit.undo",
                        "edit.redo",
                        LINE,
                        "canvas.cut",
                        "canvas.copy",
                        "canvas.paste",
                        "canvas.duplicate",
                        "canvas.delete",
                        "canvas.delete-heal",
                        "canvas.rename",
                        "canvas.turn-into-code",
                        LINE,
                        "canvas.select-all",
                        "canvas.add"));
        menus.put(
                "View",
                List.of(
                        "canvas.zoom-in",
                        "canvas.zoom-out",
                        "canvas.zoom-actual",
                        "canvas.fit",
                        "canvas.tidy",
                        "canvas.activity",
                        LINE,
                        "view.trial",
                        "view.wire",
                        "view.problems",
                        LINE,
                        "view.theme-light",
                        "view.theme-dark",
                        "view.theme-system"));
        menus.put("Run", List.of("run.with-data", "run.run", "run.deploy", "run.stop", LINE, "run.tests"));
        menus.put("Help", List.of("help.shortcuts", "help.about"));
        return java.util.Collections.unmodifiableMap(menus);
    }

    MenuBar bar() {
        final MenuBar bar = new MenuBar();
        LAYOUT.forEach((name, entries) -> {
            final Menu menu = menu(name, entries);
            if (!menu.getItems().isEmpty()) {
                bar.getMenus().add(menu);
            }
        });
        return bar;
    }

    /** Ids that the layout names, for the check that every action can be found somewhere. */
    static List<String> ids() {
        return LAYOUT.values().stream()
                .flatMap(List::stream)
                .filter(id -> !id.equals(LINE) && !id.equals(RECENT))
                .toList();
    }

    private Menu menu(String name, List<String> entries) {
        final Menu menu = new Menu(name);
        menu.setId("menu-" + name.toLowerCase(java.util.Locale.ROOT));
        final List<MenuItem> items = new ArrayList<>();
        for (String entry : entries) {
            if (entry.equals(LINE)) {
                if (!items.isEmpty() && !(items.get(items.size() - 1) instanceof SeparatorMenuItem)) {
                    items.add(new SeparatorMenuItem());
                }
            } else if (entry.equals(RECENT)) {
                items.add(recentMenu());
            } else {
                actions.find(entry).ifPresent(action -> items.add(item(action)));
            }
        }
        if (!items.isEmpty() && items.get(items.size() - 1) instanceof SeparatorMenuItem) {
            items.remove(items.size() - 1);
        }
        menu.getItems().setAll(items);
        menu.setOnShowing(event -> items.forEach(this::showKeys));
        menu.setOnHidden(event -> items.forEach(item -> item.setAccelerator(null)));
        return menu;
    }

    private MenuItem item(Action action) {
        final MenuItem item =
                action.id().startsWith(CHOICE) ? new RadioMenuItem(action.text()) : new MenuItem(action.text());
        item.setId("menu-" + action.id().replace('.', '-'));
        item.setUserData(action);
        item.setOnAction(event -> action.fire());
        item.disableProperty().bind(Bindings.not(action.enabled()));
        return item;
    }

    private void showKeys(MenuItem item) {
        if (item.getUserData() instanceof Action action) {
            item.setAccelerator(action.shortcut());
            item.setText(words.apply(action));
            if (item instanceof RadioMenuItem choice) {
                choice.setSelected(marked.test(action.id()));
            }
        }
    }

    private Menu recentMenu() {
        final Menu menu = new Menu("Open recent");
        menu.setId("menu-recent");
        final MenuItem none = new MenuItem("No project yet");
        none.setDisable(true);
        menu.getItems().setAll(none);
        menu.parentMenuProperty().subscribe(parent -> {
            if (parent != null) {
                parent.addEventHandler(Menu.ON_SHOWING, event -> fillRecent(menu, none));
            }
        });
        return menu;
    }

    private void fillRecent(Menu menu, MenuItem none) {
        final List<MenuItem> items = new ArrayList<>();
        for (RecentProject project : recent.get()) {
            final MenuItem item =
                    new MenuItem(project.name() + "   " + project.folder() + (project.there() ? "" : "   (missing)"));
            item.setMnemonicParsing(false);
            item.setDisable(!project.there());
            item.setOnAction(event -> openRecent.accept(project));
            items.add(item);
        }
        menu.getItems().setAll(items.isEmpty() ? List.of(none) : items);
    }
}
