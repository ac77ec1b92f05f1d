package io.millrace.ui.canvas;

import io.millrace.ui.canvas.Drawing.Socket;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;

/**
 * Draws a wire from a port, either way, or puts one end of a wire elsewhere. Ports that fit glow; over one that does not,
 * the reason stands at the pointer.
 */
final class WireGesture implements Gesture {
    private final Board board;
    private final Socket fixed;
    private final Optional<String> instead;
    private final BiConsumer<Point2D, Socket> droppedInSpace;
    private Point2D pointer = Point2D.ZERO;
    private Optional<Socket> target = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    /**
     * @param fixed the end that stays
     * @param instead the wire whose other end is in hand; empty for a new wire
     * @param droppedInSpace what to do when a new wire ends nowhere
     */
    WireGesture(Board board, Socket fixed, Optional<String> instead, BiConsumer<Point2D, Socket> droppedInSpace) {
        this.board = board;
        this.fixed = fixed;
        this.instead = instead;
        this.droppedInSpace = droppedInSpace;
        glow(true);
    }

    private void glow(boolean on) {
        for (NodeView view : board.world().shownViews()) {
            for (PortView port : view.ports()) {
                boolean other = port.isVisible() && candidate(view.box(), port.plug());
                Socket socket = new Socket(view.box(), port.plug());
                boolean fits = on
                        && other
                        && board.vm().wiring().refusal(fixed, socket, instead).isEmpty();
                port.pseudoClassStateChanged(PortView.FITTING, fits);
                port.pseudoClassStateChanged(PortView.REFUSED, on && other && !fits);
                port.pseudoClassStateChanged(PortView.AIMED, false);
            }
        }
    }

    /** Ports of the other direction on other boxes. */
    private boolean candidate(Box box, Box.Plug plug) {
        if (box.key().equals(fixed.box().key()) || box.ghost()) {
            return false;
        }
        return switch (fixed.plug()) {
            case IN, LEFT, RIGHT -> plug.gives();
            case OUT, ERRORS -> plug.takes();
            case STATE -> plug == Box.Plug.STATE && box.form() != fixed.box().form();
        };
    }

    @Override
    public void drag(Point2D screen, boolean free) {
        pointer = screen;
        Point2D at = board.canvas(screen);
        target = aim(at);
        refusal = target.flatMap(socket -> board.vm().wiring().refusal(fixed, socket, instead));
        Point2D end = target.map(Socket::centre).orElse(at);
        boolean backwards = fixed.plug().takes();
        Box.Plug tail = target.filter(socket -> backwards).map(Socket::plug).orElse(fixed.plug());
        WirePath path = backwards ? WirePath.from(tail, end, fixed.centre()) : WirePath.from(tail, fixed.centre(), end);
        board.overlay().rubber(path, board.viewport(), refusal.isPresent());
        board.overlay().tip(refusal.orElse(""), screen, refusal.isPresent());
        for (NodeView view : board.world().shownViews()) {
            for (PortView port : view.ports()) {
                boolean aimed = refusal.isEmpty()
                        && target.filter(t -> t.box().key().equals(view.box().key()) && t.plug() == port.plug())
                                .isPresent();
                port.pseudoClassStateChanged(PortView.AIMED, aimed);
            }
        }
    }

    /** A port within reach, or the fitting port of the box under the pointer. */
    private Optional<Socket> aim(Point2D at) {
        Drawing drawing = board.vm().drawing();
        Optional<Socket> near = drawing.socketAt(at.getX(), at.getY())
                .filter(socket -> !socket.box().key().equals(fixed.box().key()));
        if (near.filter(s -> candidate(s.box(), s.plug())).isPresent()) {
            return near;
        }
        Optional<Socket> inside = drawing.boxAt(at.getX(), at.getY())
                .flatMap(box -> box.ports().stream()
                        .filter(plug -> candidate(box, plug))
                        .sorted()
                        .map(plug -> new Socket(box, plug))
                        .findFirst());
        return inside.or(() -> near);
    }

    @Override
    public void finish() {
        end();
        if (target.isPresent()) {
            if (refusal.isPresent()) {
                board.vm().model().say(refusal.get(), true);
            } else {
                board.vm().wiring().join(fixed, target.get(), instead);
            }
        } else if (instead.isEmpty()
                && board.vm()
                        .drawing()
                        .boxAt(
                                board.canvas(pointer).getX(),
                                board.canvas(pointer).getY())
                        .isEmpty()) {
            droppedInSpace.accept(pointer, fixed);
        }
    }

    @Override
    public void cancel() {
        end();
    }

    private void end() {
        glow(false);
        board.overlay().clear();
    }
}
