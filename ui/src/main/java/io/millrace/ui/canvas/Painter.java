package io.millrace.ui.canvas;

import io.millrace.ui.common.Item;
import io.millrace.ui.common.Palette;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints grid, wires and bonds, and from afar the boxes too, on a layer of the size of the view. */
final class Painter {
    private static final int MOST_DOTS = 10_000;
    private static final double FAR_TEXT = 0.22;

    private final GraphicsContext g;
    private final LiveGraph graph;

    /** What is to be painted. */
    record Scene(
            Drawing drawing,
            Viewport viewport,
            Rectangle2D area,
            Palette palette,
            Set<Item> chosen,
            Optional<String> hovered,
            boolean activity) {}

    Painter(GraphicsContext g, LiveGraph graph) {
        this.g = g;
        this.graph = graph;
    }

    void paint(Scene s) {
        double w = g.getCanvas().getWidth();
        double h = g.getCanvas().getHeight();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(s.palette().surface().canvas());
        g.fillRect(0, 0, w, h);
        grid(s, w, h);
        Viewport v = s.viewport();
        g.setTransform(v.zoom(), 0, 0, v.zoom(), -v.x() * v.zoom(), -v.y() * v.zoom());
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        s.drawing().bonds().forEach(bond -> bond(bond, s));
        for (Wire wire : s.drawing().wires().values()) {
            if (WorldLayer.touches(s.area(), wire.path().bounds())) {
                wire(wire, s);
            }
        }
        if (v.zoom() < WorldLayer.LEAST_ZOOM) {
            s.drawing().boxes().values().stream()
                    .filter(box -> s.area().intersects(box.bounds()))
                    .forEach(box -> box(box, s));
        }
    }

    private void grid(Scene s, double w, double h) {
        double step = Grid.STEP * s.viewport().zoom();
        while (step < 12) {
            step *= 5;
        }
        if (w / step * (h / step) > MOST_DOTS) {
            return;
        }
        g.setFill(s.palette().surface().dot());
        double r = s.viewport().zoom() >= 0.75 ? 1 : 0.8;
        double startX = -s.viewport().x() * s.viewport().zoom();
        double startY = -s.viewport().y() * s.viewport().zoom();
        double left = startX - Math.floor(startX / step) * step;
        double top = startY - Math.floor(startY / step) * step;
        for (double y = top; y < h; y += step) {
            for (double x = left; x < w; x += step) {
                g.fillOval(x - r, y - r, 2 * r, 2 * r);
            }
        }
    }

    private void bond(Bond bond, Scene s) {
        g.setStroke(s.palette().ink().wire());
        g.setLineWidth(1.6);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineDashes(4, 5);
        double midY = (bond.from().getY() + bond.to().getY()) / 2;
        g.beginPath();
        g.moveTo(bond.from().getX(), bond.from().getY());
        g.bezierCurveTo(
                bond.from().getX(),
                midY,
                bond.to().getX(),
                midY,
                bond.to().getX(),
                bond.to().getY());
        g.stroke();
        g.setLineDashes();
        g.setLineCap(StrokeLineCap.ROUND);
    }

    private void wire(Wire wire, Scene s) {
        Flow flow = s.activity() ? graph.flow(wire.id()) : Flow.NONE;
        boolean chosen = s.chosen().contains(new Item.OfEdge(wire.id()));
        boolean hovered = s.hovered().filter(wire.id()::equals).isPresent();
        double width = flow.text().isEmpty() ? 2.4 : Rates.thickness(flow.rate());
        if (chosen || hovered) {
            g.setStroke(
                    chosen ? s.palette().surface().sel() : s.palette().surface().chip());
            stroke(wire.path(), width + 8);
        }
        g.setGlobalAlpha(flow.idle() && !chosen ? 0.55 : 1);
        g.setStroke(colour(wire, flow, chosen, s.palette()));
        stroke(wire.path(), chosen ? width + 0.6 : width);
        if (flow.heat() == Flow.Heat.HOT) {
            g.setStroke(s.palette().surface().canvas());
            g.setLineCap(StrokeLineCap.BUTT);
            g.setLineDashes(3, 9);
            stroke(wire.path(), width / 2.5);
            g.setLineDashes();
            g.setLineCap(StrokeLineCap.ROUND);
        }
        g.setGlobalAlpha(1);
        if (wire.showsKey()) {
            key(wire, s.palette());
        }
    }

    /** A key near the head of a wire: its messages have one. */
    private void key(Wire wire, Palette palette) {
        Point2D at = wire.path().at(wire.keyAt());
        double x = at.getX();
        double y = at.getY();
        g.setFill(palette.surface().canvas());
        g.fillOval(x - Wire.KEY_RADIUS, y - Wire.KEY_RADIUS, 2 * Wire.KEY_RADIUS, 2 * Wire.KEY_RADIUS);
        g.setStroke(palette.kinds().state());
        g.setLineWidth(1.7);
        g.strokeOval(x - 6, y - 3, 6, 6);
        g.strokeLine(x, y, x + 6, y);
        g.strokeLine(x + 3, y, x + 3, y + 2.6);
        g.strokeLine(x + 6, y, x + 6, y + 3.2);
    }

    private static Color colour(Wire wire, Flow flow, boolean chosen, Palette palette) {
        if (chosen) {
            return palette.ink().accent();
        }
        if (wire.broken()) {
            return palette.ink().bad();
        }
        return switch (flow.heat()) {
            case CALM ->
                wire.errors()
                        ? palette.ink().wire().interpolate(palette.ink().bad(), 0.45)
                        : palette.ink().wire();
            case WARM -> palette.kinds().state();
            case HOT -> palette.ink().bad();
        };
    }

    private void stroke(WirePath path, double width) {
        g.setLineWidth(width);
        g.beginPath();
        g.moveTo(path.x(0), path.y(0));
        for (int i = 1; i < path.size(); i++) {
            g.lineTo(path.x(i), path.y(i));
        }
        g.stroke();
    }

    private void box(Box box, Scene s) {
        Palette p = s.palette();
        Rectangle2D r = box.bounds();
        boolean chosen = box.item().filter(s.chosen()::contains).isPresent();
        Color kind = p.of(box.face().category());
        double arc = box.form() == Box.Form.PILL ? 28 : 18;
        g.setGlobalAlpha(box.ghost() ? 0.5 : 1);
        g.setFill(p.surface().node());
        g.fillRoundRect(r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight(), arc, arc);
        if (box.form() == Box.Form.CARD) {
            g.setFill(kind);
            g.fillRoundRect(r.getMinX(), r.getMinY(), 12, r.getHeight(), 10, 10);
        }
        boolean broken = box.marks().contains(Box.Mark.BROKEN);
        Color plain = box.form() == Box.Form.CARD ? p.surface().nodeLine() : kind;
        g.setStroke(chosen ? p.ink().accent() : broken ? p.ink().bad() : plain);
        g.setLineWidth((chosen || broken ? 2 : 1.2) / s.viewport().zoom());
        g.strokeRoundRect(r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight(), arc, arc);
        if (s.viewport().zoom() >= FAR_TEXT) {
            farText(box, p);
        }
        if (box.ports().contains(Box.Plug.ERRORS)) {
            Point2D at = box.plug(Box.Plug.ERRORS);
            g.setFill(p.ink().bad());
            g.fillPolygon(
                    new double[] {at.getX() - 8, at.getX() + 8, at.getX()},
                    new double[] {at.getY() - 6, at.getY() - 6, at.getY() + 7},
                    3);
        }
        if (box.problems() > 0) {
            g.setFill(p.ink().bad());
            g.fillOval(r.getMaxX() - 14, r.getMinY() - 10, 24, 24);
        }
        g.setGlobalAlpha(1);
    }

    private void farText(Box box, Palette p) {
        Rectangle2D r = box.bounds();
        g.setFill(p.ink().text());
        g.setFont(Font.font("Inter Semi Bold", FontWeight.SEMI_BOLD, box.form() == Box.Form.CARD ? 20 : 15));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(
                box.face().title(),
                r.getMinX() + r.getWidth() / 2 + (box.form() == Box.Form.CARD ? 4 : 0),
                r.getMinY() + r.getHeight() / 2,
                r.getWidth() - 24);
    }
}
