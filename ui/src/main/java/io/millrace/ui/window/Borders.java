package io.millrace.ui.window;

import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;
import javafx.scene.control.SplitPane;

/** Puts the borders of a split pane where they were, as soon as the pane has a size. Threading: FX thread. */
final class Borders {
    private final SplitPane pane;
    private final BooleanSupplier place;
    private final InvalidationListener listener = size -> tryPlace();

    /** {@code place} returns whether the pane was large enough. */
    Borders(SplitPane pane, BooleanSupplier place) {
        this.pane = pane;
        this.place = place;
    }

    void start() {
        pane.widthProperty().addListener(listener);
        pane.heightProperty().addListener(listener);
    }

    private void tryPlace() {
        if (pane.getWidth() > 0 && pane.getHeight() > 0 && place.getAsBoolean()) {
            pane.widthProperty().removeListener(listener);
            pane.heightProperty().removeListener(listener);
        }
    }
}
