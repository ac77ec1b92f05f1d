package io.millrace.ui.canvas;

import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Dots that move along wires at one speed, the denser the more messages there are. Runs only while it has work. */
final class Dots {
    /** Below this zoom they stand still and are not drawn. */
    static final double LEAST_ZOOM = 0.6;

    private static final double PIXELS_PER_SECOND = 110;
    private static final long FRAME_NANOS = 30_000_000L;
    private static final int MOST = 400;
    private static final int MOST_WIRES = 300;

    private final Canvas canvas;
    private final LiveGraph graph;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    private Drawing drawing = Drawing.EMPTY;
    private Viewport viewport = Viewport.START;
    private Color colour = Color.BLACK;
    private boolean running;
    private long last;

    Dots(Canvas canvas, LiveGraph graph) {
        this.canvas = canvas;
        this.graph = graph;
    }

    void show(Drawing newDrawing, Viewport newViewport, Color newColour) {
        drawing = newDrawing;
        viewport = newViewport;
        colour = newColour;
    }

    boolean running() {
        return running;
    }

    void run(boolean wanted) {
        if (wanted == running) {
            return;
        }
        running = wanted;
        if (wanted) {
            timer.start();
        } else {
            timer.stop();
            wipe();
        }
    }

    private void wipe() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    private void frame(long now) {
        if (now - last < FRAME_NANOS) {
            return;
        }
        last = now;
        wipe();
        if (drawing.wires().size() > MOST_WIRES) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(
                viewport.zoom(),
                0,
                0,
                viewport.zoom(),
                -viewport.x() * viewport.zoom(),
                -viewport.y() * viewport.zoom());
        g.setFill(colour);
        Rectangle2D area = viewport.area(canvas.getWidth(), canvas.getHeight());
        double travelled = now / 1e9 * PIXELS_PER_SECOND;
        int drawn = 0;
        for (Wire wire : drawing.wires().values()) {
            if (drawn < MOST && WorldLayer.touches(area, wire.path().bounds())) {
                drawn += along(g, wire, travelled);
            }
        }
    }

    private int along(GraphicsContext g, Wire wire, double travelled) {
        Flow flow = graph.flow(wire.id());
        double length = wire.path().length();
        double spacing = Rates.dotSpacing(flow.rate(), length);
        if (Double.isInfinite(spacing) || flow.idle()) {
            return 0;
        }
        double r = Math.max(2.6, Rates.thickness(flow.rate()) / 2 + 0.6);
        int drawn = 0;
        for (double at = travelled % spacing; at < length; at += spacing) {
            if (!wire.coversKey(at, r)) {
                Point2D point = wire.path().at(at);
                g.fillOval(point.getX() - r, point.getY() - r, 2 * r, 2 * r);
                drawn++;
            }
        }
        return drawn;
    }
}
