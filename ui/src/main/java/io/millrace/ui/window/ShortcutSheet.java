package io.millrace.ui.window;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Action.Scope;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All keys on one sheet over the window, made from the action table. Threading: FX thread. */
final class ShortcutSheet {
    private static final Map<Scope, String> TITLES = Map.of(
            Scope.GLOBAL, "Everywhere",
            Scope.CANVAS, "On the canvas",
            Scope.EDITOR, "In the code",
            Scope.LIST, "In lists");

    /** Ids of actions that are there only for a second key end like this. */
    private static final String AGAIN = "-again";

    private static final double WIDE = 980;
    private static final double NARROW = 340;

    private final Actions actions;
    private final FlowPane sections = new FlowPane(36, 18);
    private final StackPane root;

    ShortcutSheet(Actions actions) {
        this.actions = actions;
        final ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        final VBox card = new VBox(
                14,
                Controls.row(
                        10,
                        Controls.label("Keys", "title"),
                        Controls.spacer(),
                        Ui.button("shortcuts-close", "Close", this::hide, "small")),
                scroll);
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        root = new StackPane(card);
        root.setId("shortcut-sheet");
        root.getStyleClass().add("veil");
        root.setPadding(new javafx.geometry.Insets(24));
        root.setOnMouseClicked(event -> {
            if (event.getTarget().equals(root)) {
                hide();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
                hide();
                event.consume();
            }
        });
        Controls.show(root, false);
    }

    Node root() {
        return root;
    }

    void toggle() {
        if (root.isVisible()) {
            hide();
        } else {
            final List<Node> made = sections();
            sections.getChildren().setAll(made);
            sections.setPrefWrapLength(made.size() > 1 ? WIDE : NARROW);
            Controls.show(root, true);
            root.lookup("#shortcuts-close").requestFocus();
        }
    }

    private void hide() {
        Controls.show(root, false);
    }

    private List<Node> sections() {
        final List<Node> made = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            final List<Action> listed = actions.all().stream()
                    .filter(action -> action.scope() == scope
                            && action.shortcut() != null
                            && !action.id().endsWith(AGAIN))
                    .toList();
            if (!listed.isEmpty()) {
                made.add(section(TITLES.getOrDefault(scope, scope.name()), listed));
            }
        }
        return made;
    }

    private static Node section(String title, List<Action> listed) {
        final GridPane grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(5);
        for (int row = 0; row < listed.size(); row++) {
            final Action action = listed.get(row);
            grid.add(Controls.label(action.text()), 0, row);
            if (action.shortcut() != null) {
                grid.add(Controls.label(Shortcuts.text(action.shortcut()), "chip", "mono"), 1, row);
            }
        }
        return new VBox(8, Controls.heading(title), grid);
    }
}
