package io.millrace.ui.window;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Keeps the borders of a split pane where they are wanted, whenever its size changes, and tells when the person has put
 * one elsewhere. Threading: FX thread.
 */
final class Borders {
    private static final String DIVIDER = "split-pane-divider";

    private final SplitPane pane;
    private final Runnable place;
    private final Runnable dragged;
    private final InvalidationListener listener = size -> sized();
    private boolean waiting;
    private boolean dragging;

    /** {@code place} puts the borders where they are wanted; {@code dragged} remembers where the person put them. */
    Borders(SplitPane pane, Runnable place, Runnable dragged) {
        this.pane = pane;
        this.place = place;
        this.dragged = dragged;
    }

    void start() {
        pane.widthProperty().addListener(listener);
        pane.heightProperty().addListener(listener);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragging |= isBorder(event));
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (dragging) {
                dragging = false;
                dragged.run();
            }
        });
    }

    private boolean isBorder(MouseEvent event) {
        return event.getTarget() instanceof Node node
                && node.getStyleClass().contains(DIVIDER)
                && pane.equals(node.getParent());
    }

    /** At once for the first picture, and again behind the split pane's own idea of the new size. */
    private void sized() {
        if (pane.getWidth() <= 0 || pane.getHeight() <= 0) {
            return;
        }
        place.run();
        if (!waiting) {
            waiting = true;
            Platform.runLater(() -> {
                waiting = false;
                place.run();
            });
        }
    }
}
