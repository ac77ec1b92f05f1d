package io.millrace.ui.canvas;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Which part of the canvas is seen.
 *
 * @param x canvas coordinate at the left edge
 * @param y canvas coordinate at the top edge
 * @param zoom screen pixels per canvas unit
 */
record Viewport(double x, double y, double zoom) {
    static final double LEAST = 0.1;
    static final double MOST = 2;
    static final Viewport START = new Viewport(0, 0, 1);
    private static final double MARGIN = 60;

    Point2D toScreen(double canvasX, double canvasY) {
        return new Point2D((canvasX - x) * zoom, (canvasY - y) * zoom);
    }

    Point2D toCanvas(double screenX, double screenY) {
        return new Point2D(x + screenX / zoom, y + screenY / zoom);
    }

    /** Shifts by screen pixels, as a drag of the paper does. */
    Viewport panned(double screenDx, double screenDy) {
        return new Viewport(x - screenDx / zoom, y - screenDy / zoom, zoom);
    }

    /** Another zoom with the point under the given screen position kept in place. */
    Viewport zoomedAt(double screenX, double screenY, double newZoom) {
        double z = Math.max(LEAST, Math.min(MOST, newZoom));
        Point2D fixed = toCanvas(screenX, screenY);
        return new Viewport(fixed.getX() - screenX / z, fixed.getY() - screenY / z, z);
    }

    /** What shows all of the area; never larger than life. */
    static Viewport fitting(Rectangle2D area, double width, double height) {
        double w = Math.max(1, width - 2 * MARGIN);
        double h = Math.max(1, height - 2 * MARGIN);
        double z = Math.min(w / Math.max(1, area.getWidth()), h / Math.max(1, area.getHeight()));
        z = Math.max(LEAST, Math.min(1, z));
        return centred(area, z, width, height);
    }

    static Viewport centred(Rectangle2D area, double zoom, double width, double height) {
        double midX = area.getMinX() + area.getWidth() / 2;
        double midY = area.getMinY() + area.getHeight() / 2;
        return new Viewport(midX - width / 2 / zoom, midY - height / 2 / zoom, zoom);
    }

    /** The visible part of the canvas. */
    Rectangle2D area(double width, double height) {
        return new Rectangle2D(x, y, Math.max(0, width / zoom), Math.max(0, height / zoom));
    }

    /** Between this and another; the zoom goes exponentially so that it looks even. */
    Viewport towards(Viewport end, double part) {
        if (part >= 1) {
            return end;
        }
        double z = zoom * Math.pow(end.zoom / zoom, part);
        return new Viewport(x + (end.x - x) * part, y + (end.y - y) * part, z);
    }
}
