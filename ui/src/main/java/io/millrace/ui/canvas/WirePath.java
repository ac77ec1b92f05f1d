package io.millrace.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * The line of a wire, sampled once: a cubic when the target lies ahead, a stepped loop when it lies behind. Canvas units.
 */
final class WirePath {
    private static final int SAMPLES = 40;
    private static final double MOST_PUSH = 75;
    private static final double CLEAR = 30;
    private static final double RADIUS = 16;

    private final double[] xs;
    private final double[] ys;
    private final double[] lengths;
    private final Rectangle2D bounds;

    private WirePath(List<Point2D> points) {
        int n = points.size();
        xs = new double[n];
        ys = new double[n];
        lengths = new double[n];
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            xs[i] = points.get(i).getX();
            ys[i] = points.get(i).getY();
            lengths[i] = i == 0 ? 0 : lengths[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            left = Math.min(left, xs[i]);
            top = Math.min(top, ys[i]);
            right = Math.max(right, xs[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        bounds = new Rectangle2D(left, top, right - left, bottom - top);
    }

    static WirePath between(Point2D from, Point2D to) {
        double dx = to.getX() - from.getX();
        return new WirePath(dx >= -CLEAR / 2 ? cubic(from, to, push(from, to)) : loop(from, to));
    }

    /** The line of a wire that begins at a port of this sort. */
    static WirePath from(Box.Plug tail, Point2D from, Point2D to) {
        return tail == Box.Plug.ERRORS ? down(from, to) : between(from, to);
    }

    /** Leaves downwards: a bow when the target lies ahead, else a step below the box and back to the left. */
    private static WirePath down(Point2D from, Point2D to) {
        double dx = to.getX() - from.getX();
        if (dx >= CLEAR / 2) {
            double push = Math.max(CLEAR, Math.min(MOST_PUSH, from.distance(to) / 2));
            return new WirePath(cubic(List.of(from, from.add(0, push), to.add(-Math.min(push, dx), 0), to)));
        }
        double below = from.getY() + CLEAR;
        double lane = to.getY() - from.getY() > 2 * CLEAR ? Math.max(below, to.getY() - 2 * CLEAR) : below;
        double left = to.getX() - CLEAR;
        return new WirePath(rounded(List.of(
                from, new Point2D(from.getX(), lane), new Point2D(left, lane), new Point2D(left, to.getY()), to)));
    }

    /** How far the handles of the cubic stand off; short wires stay straight. */
    static double push(Point2D from, Point2D to) {
        double distance = from.distance(to);
        if (distance < 100) {
            return 0.75 * distance;
        }
        double ahead = Math.min(MOST_PUSH, 0.5 * Math.abs(to.getX() - from.getX()));
        double steep = Math.min(40, Math.abs(to.getY() - from.getY()) / 3);
        return Math.max(ahead, steep);
    }

    private static List<Point2D> cubic(Point2D from, Point2D to, double push) {
        return cubic(List.of(from, from.add(push, 0), to.add(-push, 0), to));
    }

    /** A cubic by its ends and handles. */
    private static List<Point2D> cubic(List<Point2D> p) {
        List<Point2D> points = new ArrayList<>(SAMPLES + 1);
        for (int i = 0; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            double s = 1 - t;
            double a = s * s * s;
            double b = 3 * s * s * t;
            double c = 3 * s * t * t;
            double d = t * t * t;
            points.add(p.get(0)
                    .multiply(a)
                    .add(p.get(1).multiply(b))
                    .add(p.get(2).multiply(c))
                    .add(p.get(3).multiply(d)));
        }
        return points;
    }

    private static List<Point2D> loop(Point2D from, Point2D to) {
        double apart = Math.abs(to.getY() - from.getY());
        double lane = apart > 140 ? (from.getY() + to.getY()) / 2 : Math.max(from.getY(), to.getY()) + 28 + CLEAR;
        double right = from.getX() + CLEAR;
        double left = to.getX() - CLEAR;
        List<Point2D> corners = List.of(
                from,
                new Point2D(right, from.getY()),
                new Point2D(right, lane),
                new Point2D(left, lane),
                new Point2D(left, to.getY()),
                to);
        return rounded(corners);
    }

    private static List<Point2D> rounded(List<Point2D> corners) {
        List<Point2D> points = new ArrayList<>();
        points.add(corners.get(0));
        for (int i = 1; i < corners.size() - 1; i++) {
            Point2D corner = corners.get(i);
            Point2D before = corners.get(i - 1);
            Point2D after = corners.get(i + 1);
            double r = Math.min(RADIUS, Math.min(corner.distance(before), corner.distance(after)) / 2);
            Point2D in = towards(corner, before, r);
            Point2D out = towards(corner, after, r);
            for (int k = 0; k <= 8; k++) {
                double t = k / 8.0;
                points.add(in.multiply((1 - t) * (1 - t))
                        .add(corner.multiply(2 * t * (1 - t)))
                        .add(out.multiply(t * t)));
            }
        }
        points.add(corners.get(corners.size() - 1));
        return points;
    }

    private static Point2D towards(Point2D from, Point2D to, double distance) {
        double whole = from.distance(to);
        return whole == 0 ? from : from.interpolate(to, distance / whole);
    }

    int size() {
        return xs.length;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    double length() {
        return lengths[lengths.length - 1];
    }

    Rectangle2D bounds() {
        return bounds;
    }

    Point2D start() {
        return new Point2D(xs[0], ys[0]);
    }

    Point2D end() {
        return new Point2D(xs[xs.length - 1], ys[ys.length - 1]);
    }

    /** The point so many units along. */
    Point2D at(double distance) {
        int i = 1;
        while (i < lengths.length - 1 && lengths[i] < distance) {
            i++;
        }
        double step = lengths[i] - lengths[i - 1];
        double part = step == 0 ? 0 : Math.max(0, Math.min(1, (distance - lengths[i - 1]) / step));
        return new Point2D(xs[i - 1] + (xs[i] - xs[i - 1]) * part, ys[i - 1] + (ys[i] - ys[i - 1]) * part);
    }

    /** Distance of a point from the line; far points are not measured exactly. */
    double distance(double x, double y, double limit) {
        boolean near = x >= bounds.getMinX() - limit
                && x <= bounds.getMaxX() + limit
                && y >= bounds.getMinY() - limit
                && y <= bounds.getMaxY() + limit;
        if (!near) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < xs.length; i++) {
            least = Math.min(least, toSegment(x, y, i));
        }
        return least;
    }

    private double toSegment(double x, double y, int i) {
        double dx = xs[i] - xs[i - 1];
        double dy = ys[i] - ys[i - 1];
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : ((x - xs[i - 1]) * dx + (y - ys[i - 1]) * dy) / square;
        t = Math.max(0, Math.min(1, t));
        return Math.hypot(x - xs[i - 1] - t * dx, y - ys[i - 1] - t * dy);
    }
}
