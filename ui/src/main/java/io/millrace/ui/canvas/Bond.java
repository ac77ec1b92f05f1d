package io.millrace.ui.canvas;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** The dashed line between a state computation and its State. */
record Bond(String userKey, String stateKey, Point2D from, Point2D to) {
    static Bond between(Box user, Rectangle2D state, String stateKey) {
        boolean above = state.getMinY() >= user.bounds().getMaxY();
        double stateX = state.getMinX() + state.getWidth() / 2;
        Point2D from = new Point2D(
                user.plug(Box.Plug.STATE).getX(),
                above ? user.bounds().getMaxY() : user.bounds().getMinY());
        Point2D to = new Point2D(stateX, above ? state.getMinY() : state.getMaxY());
        return new Bond(user.key(), stateKey, from, to);
    }

    String id() {
        return userKey + "~" + stateKey;
    }

    /** A point of it, from 0 to 1; it leaves and arrives upright. */
    Point2D at(double t) {
        double s = 1 - t;
        double start = s * s * (s + 3 * t);
        double middle = (from.getY() + to.getY()) / 2;
        return new Point2D(
                start * from.getX() + (1 - start) * to.getX(),
                s * s * s * from.getY() + 3 * s * t * middle + t * t * t * to.getY());
    }
}
