package io.millrace.ui.canvas;

import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ids;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The label in the middle of a wire: its rate, and below it how full its queue is. Of fixed width, so it never jitters. */
final class RateChip extends Region {
    static final double WIDTH = 66;
    private static final double HEIGHT = 24;
    private static final double TRACK = 50;
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass WARM = PseudoClass.getPseudoClass("warm");
    private static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");

    private final Label text = new Label();
    private final Region track = new Region();
    private final Region fill = new Region();
    private double share = -1;

    RateChip() {
        getStyleClass().add("rate-chip");
        track.getStyleClass().add("rate-track");
        fill.getStyleClass().add("rate-fill");
        getChildren().addAll(text, track, fill);
        setManaged(false);
        setMouseTransparent(true);
        resize(WIDTH, HEIGHT);
    }

    void show(Wire wire, Flow flow) {
        text.setId(Ids.rate(wire.id()));
        Controls.setText(text, flow.text());
        setAccessibleText("from " + wire.tail() + " to " + wire.edge().to().node() + ": " + flow.text());
        pseudoClassStateChanged(IDLE, flow.idle());
        fill.pseudoClassStateChanged(WARM, flow.heat() == Flow.Heat.WARM);
        fill.pseudoClassStateChanged(HOT, flow.heat() == Flow.Heat.HOT);
        Point2D middle = wire.path().at(wire.path().length() / 2);
        relocate(Math.rint(middle.getX() - WIDTH / 2), Math.rint(middle.getY() - HEIGHT - 16));
        if (flow.fill() != share) {
            share = flow.fill();
            requestLayout();
        }
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(NodeView.CHOSEN, chosen);
    }

    @Override
    protected void layoutChildren() {
        text.resizeRelocate(2, 1, WIDTH - 4, 17);
        track.resizeRelocate(8, 18, TRACK, 3);
        double part = share <= 0 ? 0 : Math.max(2, TRACK * Math.min(1, share));
        fill.resizeRelocate(8, 18, part, 3);
        fill.setVisible(part > 0);
    }
}
