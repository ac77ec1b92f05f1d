package io.millrace.ui.canvas;

import java.util.List;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The shape of a State: a drum with a lid. */
final class Cylinder {
    private static final double LID = 11;

    private final Path drum = new Path();
    private final Path lid = new Path();
    private double width;
    private double height;

    Cylinder() {
        drum.getStyleClass().add("cylinder");
        lid.getStyleClass().addAll("cylinder", "lid");
        drum.setManaged(false);
        lid.setManaged(false);
    }

    List<Path> shapes() {
        return List.of(drum, lid);
    }

    void resize(double w, double h) {
        if (w == width && h == height) {
            return;
        }
        width = w;
        height = h;
        drum.getElements()
                .setAll(
                        new MoveTo(0, LID),
                        new ArcTo(w / 2, LID, 0, w, LID, false, true),
                        new LineTo(w, h - LID),
                        new ArcTo(w / 2, LID, 0, 0, h - LID, false, true),
                        new ClosePath());
        lid.getElements().setAll(new MoveTo(0, LID), new ArcTo(w / 2, LID, 0, w, LID, false, false));
    }
}
