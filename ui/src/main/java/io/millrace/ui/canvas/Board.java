package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import io.millrace.ui.common.Palette;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.util.Duration;

/** The layers of the canvas and the part of it that is seen; gestures look at it and move it. */
final class Board implements NewNodes.Outlook {
    private static final Duration GLIDE = Duration.millis(125);

    private final CanvasViewModel vm;
    private final Canvas back = new Canvas();
    private final Canvas front = new Canvas();
    private final WorldLayer world;
    private final Overlay overlay = new Overlay();
    private final Painter painter;
    private final Dots dots;
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.START);
    private final ObjectProperty<Activity> activity = new SimpleObjectProperty<>(this, "activity", Activity.FULL);
    private Timeline glide = new Timeline();
    private Palette palette = Palette.of(false);
    private Optional<String> hoveredEdge = Optional.empty();
    private Rectangle2D covered = Rectangle2D.EMPTY;
    private double width;
    private double height;

    Board(CanvasViewModel vm) {
        this.vm = vm;
        this.world = new WorldLayer(vm.graph());
        this.painter = new Painter(back.getGraphicsContext2D(), vm.graph());
        this.dots = new Dots(front, vm.graph());
        back.setManaged(false);
        front.setManaged(false);
        front.setMouseTransparent(true);
    }

    CanvasViewModel vm() {
        return vm;
    }

    Canvas back() {
        return back;
    }

    Canvas front() {
        return front;
    }

    WorldLayer world() {
        return world;
    }

    Overlay overlay() {
        return overlay;
    }

    Dots dots() {
        return dots;
    }

    ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    ObjectProperty<Activity> activityProperty() {
        return activity;
    }

    Viewport viewport() {
        return viewport.get();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Point2D canvas(Point2D screen) {
        return viewport().toCanvas(screen.getX(), screen.getY());
    }

    static Position position(Point2D canvas) {
        return new Position((int) Math.rint(canvas.getX()), (int) Math.rint(canvas.getY()));
    }

    @Override
    public Point2D middle() {
        return canvas(new Point2D(width / 2, height / 2));
    }

    Palette palette() {
        return palette;
    }

    void setPalette(Palette next) {
        palette = next;
    }

    /** Marks the wire under the pointer; true when it is another one than before. */
    boolean hoverEdge(Optional<String> edge) {
        boolean other = !edge.equals(hoveredEdge);
        hoveredEdge = edge;
        return other;
    }

    void resize(double w, double h) {
        width = w;
        height = h;
        back.setWidth(w);
        back.setHeight(h);
        front.setWidth(w);
        front.setHeight(h);
        overlay.pane().resize(w, h);
    }

    /** What a control hides, in screen pixels. */
    void cover(Rectangle2D screen) {
        covered = screen;
    }

    @Override
    public Optional<Rectangle2D> covered() {
        Point2D corner = canvas(new Point2D(covered.getMinX(), covered.getMinY()));
        double zoom = viewport().zoom();
        return Optional.of(new Rectangle2D(
                        corner.getX(), corner.getY(), covered.getWidth() / zoom, covered.getHeight() / zoom))
                .filter(area -> area.getWidth() > 0);
    }

    /** Moves at once. */
    void look(Viewport next) {
        glide.stop();
        viewport.set(next);
    }

    /** Glides there in an eighth of a second. */
    void glide(Viewport next) {
        glide.stop();
        Viewport start = viewport();
        DoubleProperty part = new SimpleDoubleProperty(0);
        ChangeListener<Number> mover = (p, before, now) -> {
            double left = 1 - now.doubleValue();
            viewport.set(start.towards(next, 1 - left * left * left));
        };
        part.addListener(mover);
        glide = new Timeline(new KeyFrame(GLIDE, event -> viewport.set(next), new javafx.animation.KeyValue(part, 1)));
        glide.play();
    }

    void zoomBy(double factor) {
        glide(viewport().zoomedAt(width / 2, height / 2, viewport().zoom() * factor));
    }

    void zoomTo(double zoom) {
        glide(viewport().zoomedAt(width / 2, height / 2, zoom));
    }

    /** What shows the whole drawing; the start when there is none. */
    Viewport fitted() {
        return vm.drawing()
                .extent()
                .map(area -> Viewport.fitting(area, width, height))
                .orElse(Viewport.START);
    }

    /** Brings an area into view if it is not. */
    @Override
    public void ensureSeen(Rectangle2D area) {
        if (width > 0 && !viewport().area(width, height).contains(area)) {
            glide(Viewport.centred(area, viewport().zoom(), width, height));
        }
    }

    void paint() {
        if (width <= 0 || height <= 0) {
            return;
        }
        Rectangle2D area = viewport().area(width, height);
        boolean labels = activity.get() != Activity.OFF;
        var chosen = vm.model().selection().items();
        painter.paint(new Painter.Scene(vm.drawing(), viewport(), area, palette, chosen, hoveredEdge, labels));
        world.sync(new WorldLayer.Scene(vm.drawing(), viewport(), area, chosen, labels));
        dots.show(vm.drawing(), viewport(), palette.ink().accent());
    }
}
