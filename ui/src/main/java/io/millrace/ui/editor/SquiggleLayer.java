package io.millrace.ui.editor;

import io.millrace.app.snippet.Diagnostic;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.fxmisc.richtext.CodeArea;

/** Draws the wavy lines under marked text, above the code area; the area itself can only draw straight ones. */
final class SquiggleLayer extends Pane {
    private static final double STEP = 2.2;
    private static final double HEIGHT = 2.2;
    private final CodeArea area;
    private Marks marks = Marks.NONE;

    SquiggleLayer(CodeArea area) {
        this.area = area;
        setMouseTransparent(true);
        setManaged(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        area.viewportDirtyEvents().subscribe(dirty -> requestLayout());
    }

    void show(Marks newMarks) {
        marks = newMarks;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        getChildren()
                .setAll(marks.all().stream()
                        .map(this::wave)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Polyline> wave(Marks.Mark mark) {
        String text = area.getText();
        int start = Math.min(mark.start(), text.length());
        int lineEnd = JavaTyping.lineEnd(text, start);
        int end = Math.min(Math.max(mark.end(), start), lineEnd);
        int from = start == end && start > 0 && text.charAt(start - 1) != '\n' ? start - 1 : start;
        if (from == end) {
            return Optional.empty();
        }
        return area.getCharacterBoundsOnScreen(from, end)
                .map(this::screenToLocal)
                .filter(bounds -> bounds.getMaxX() > 0 && bounds.getMinX() < getWidth())
                .map(bounds -> line(bounds, mark.diagnostic().severity()));
    }

    private static Polyline line(Bounds bounds, Diagnostic.Severity severity) {
        Polyline line = new Polyline();
        line.setManaged(false);
        line.getStyleClass().addAll("squiggle", severity == Diagnostic.Severity.ERROR ? "error" : "warning");
        double base = bounds.getMaxY() + 0.5;
        int up = 0;
        for (double x = bounds.getMinX(); x <= bounds.getMaxX(); x += STEP) {
            line.getPoints().addAll(x, base - HEIGHT * up);
            up = 1 - up;
        }
        return line;
    }
}
