package io.millrace.ui.canvas;

import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** Zoom out, percent, zoom in, show all, and how much activity wires show. */
final class ZoomBar extends HBox {
    ZoomBar(Board board, Actions actions) {
        getStyleClass().add("zoom-bar");
        setManaged(false);
        Button out = icon(actions, "canvas.zoom-out", "view.zoom-out");
        Button percent = Controls.button(actions.get("canvas.zoom-actual"), "flat");
        percent.getStyleClass().add("zoom-percent");
        percent.textProperty().bind(board.viewportProperty().map(v -> Math.round(v.zoom() * 100) + " %"));
        Button in = icon(actions, "canvas.zoom-in", "view.zoom-in");
        Button fit = icon(actions, "canvas.fit", "view.fit");
        Button activity = Controls.button(actions.get("canvas.activity"), "flat");
        activity.textProperty().bind(board.activityProperty().map(Activity::label));
        getChildren().addAll(out, percent, in, fit, activity);
        getChildren().forEach(child -> child.setFocusTraversable(true));
        addEventHandler(MouseEvent.ANY, javafx.event.Event::consume);
    }

    private static Button icon(Actions actions, String id, String icon) {
        Button button = Controls.button(actions.get(id), "flat");
        button.setAccessibleText(actions.get(id).text());
        button.setText("");
        button.setGraphic(Icons.of(icon));
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip(actions.get(id).text()));
        }
        return button;
    }
}
