package io.millrace.ui.canvas;

import javafx.geometry.Point2D;

/** The dashed line between a state computation and its State. */
record Bond(String userKey, String stateKey, Point2D from, Point2D to) {
    String id() {
        return userKey + "~" + stateKey;
    }
}
