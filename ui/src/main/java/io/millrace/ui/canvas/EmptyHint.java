package io.millrace.ui.canvas;

import io.millrace.ui.common.Controls;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an empty canvas says: how to begin. */
final class EmptyHint extends VBox {
    EmptyHint() {
        setId("canvas-empty");
        getStyleClass().add("empty-hint");
        setMouseTransparent(true);
        Label title = Controls.label("Draw your application here", "empty-title");
        HBox first = new HBox(7, line("Double-click, or press"), Controls.label("A", "key"), line("to add a node"));
        first.setAlignment(Pos.CENTER);
        getChildren()
                .addAll(
                        title,
                        first,
                        line("Begin with a source, such as TCP in; end with a sink."),
                        line("Drag from port to port to connect. Let a wire go in space to add the next node."),
                        line("Then press Run with data and watch the rate on every wire."));
    }

    private static Label line(String text) {
        return Controls.label(text, "empty-line");
    }
}
