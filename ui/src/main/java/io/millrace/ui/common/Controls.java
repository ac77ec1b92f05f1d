package io.millrace.ui.common;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Makes the small controls that all panels share, so that they look alike. Their look is in {@code base.css}. */
public final class Controls {
    private Controls() {}

    /** A label with style classes: strong, muted, mono, small-text, ok, warn, bad. */
    public static Label label(String text, String... styles) {
        Label made = new Label(text);
        made.getStyleClass().addAll(styles);
        return made;
    }

    /** A heading in capitals above a section. */
    public static Label heading(String text) {
        return label(text.toUpperCase(Locale.ROOT), "h");
    }

    /** A small rounded label. */
    public static Label chip(String text, String... styles) {
        Label made = label(text, styles);
        made.getStyleClass().add("chip");
        return made;
    }

    /** A button with style classes: accent, small, flat, link-button, danger. */
    public static Button button(String text, Runnable run, String... styles) {
        Button made = new Button(text);
        made.getStyleClass().addAll(styles);
        made.setOnAction(event -> run.run());
        return made;
    }

    /** A button that looks like a link. */
    public static Button link(String text, Runnable run) {
        return button(text, run, "link-button");
    }

    /** A button for an action: id, text, icon, shortcut as tooltip, dead while the action is. */
    public static Button button(Action action, String... styles) {
        Button made = button(action.text(), action::fire, styles);
        made.setId(action.id().replace('.', '-'));
        made.disableProperty().bind(Bindings.not(action.enabled()));
        if (action.shortcut() != null) {
            made.setTooltip(new Tooltip(action.text() + "  " + keys(action.shortcut())));
        }
        return made;
    }

    /** Keys as people write them: {@code Ctrl+Enter}. */
    public static String keys(KeyCombination shortcut) {
        return shortcut.getDisplayText().replace("↵", "Enter");
    }

    /** Takes the room that is left in a row. */
    public static Region spacer() {
        Region made = new Region();
        HBox.setHgrow(made, Priority.ALWAYS);
        return made;
    }

    /** A row, centred vertically. */
    public static HBox row(double gap, Node... children) {
        HBox made = new HBox(gap, children);
        made.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return made;
    }

    /** Changes a label's text only when it differs: no layout for nothing. */
    public static void setText(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    /** Shows a node or takes it out of the layout. */
    public static void show(Node node, boolean shown) {
        if (node.isVisible() != shown || node.isManaged() != shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }
}
