package io.millrace.ui.window;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What this program is. Threading: FX thread. */
final class AboutSheet {
    private final StackPane root;

    AboutSheet() {
        final VBox card = new VBox(
                10,
                Controls.row(8, Wheel.small(), Controls.label("Millrace", "title")),
                wrapped(
                        "Draw a stream application, write its computations in Java, and watch it run while you change it."),
                Controls.label(
                        "JDK " + Runtime.version() + ", JavaFX " + System.getProperty("javafx.version", ""), "muted"),
                Controls.label("Apache License 2.0", "muted"),
                Ui.button("about-close", "Close", this::hide, "small"));
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(440, VBox.USE_PREF_SIZE);
        root = new StackPane(card);
        root.setId("about");
        root.getStyleClass().add("veil");
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        Controls.show(root, false);
    }

    private static Node wrapped(String text) {
        final javafx.scene.control.Label label = Controls.label(text);
        label.setWrapText(true);
        return label;
    }

    Node root() {
        return root;
    }

    void show() {
        Controls.show(root, true);
        root.lookup("#about-close").requestFocus();
    }

    private void hide() {
        Controls.show(root, false);
    }
}
