package io.millrace.app.project;

/** Top left corner of a node on the canvas, in canvas units (1 unit = 1 px at zoom 1), whole numbers. */
public record Position(int x, int y) {
    public Position plus(int dx, int dy) {
        return new Position(x + dx, y + dy);
    }
}
