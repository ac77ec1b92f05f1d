package io.millrace.ui.canvas;

import io.millrace.ui.canvas.Drawing.Socket;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/** A {@link WireGesture} that begins with the first drag, so that a mere press lets no port glow. */
final class LateWire implements Gesture {
    private final Board board;
    private final Socket fixed;
    private final Optional<String> instead;
    private final BiConsumer<Point2D, Socket> droppedInSpace;
    private @Nullable WireGesture wire;

    LateWire(Board board, Socket fixed, Optional<String> instead, BiConsumer<Point2D, Socket> droppedInSpace) {
        this.board = board;
        this.fixed = fixed;
        this.instead = instead;
        this.droppedInSpace = droppedInSpace;
    }

    @Override
    public void drag(Point2D screen, boolean free) {
        WireGesture now = wire;
        if (now == null) {
            now = new WireGesture(board, fixed, instead, droppedInSpace);
            wire = now;
        }
        now.drag(screen, free);
    }

    @Override
    public void finish() {
        if (wire != null) {
            wire.finish();
        }
    }

    @Override
    public void cancel() {
        if (wire != null) {
            wire.cancel();
        }
    }
}
