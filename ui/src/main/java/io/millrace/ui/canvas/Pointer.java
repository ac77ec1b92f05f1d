package io.millrace.ui.canvas;

import io.millrace.ui.canvas.Drawing.Socket;
import io.millrace.ui.common.Item;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/** Turns what mouse and touchpad do into gestures, selection and zoom. */
final class Pointer {
    private static final double DRAG_STARTS = 3;
    private static final double WIRE_END = 34;

    private final Region surface;
    private final Board board;
    private final Doors doors;
    private final Clicks clicks;
    private final EdgePan edgePan;
    private final EventHandler<KeyEvent> escape = this::onEscape;
    private Optional<Gesture> gesture = Optional.empty();
    private Optional<Gesture> waiting = Optional.empty();
    private Point2D pressed = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean spaceDown;
    private boolean inside;

    /** What a pointer can open. */
    interface Doors {
        void quickAdd(Point2D screen, Optional<Socket> from);

        void rename(Box box);

        void open(Box box);

        void openEdge(String edge);

        void menu(Point2D screen);

        void closePopups();

        void hover(Optional<Box> box, Optional<Wire> wire);
    }

    Pointer(Region surface, Board board, Doors doors) {
        this.surface = surface;
        this.board = board;
        this.doors = doors;
        this.clicks = new Clicks(board, doors);
        this.edgePan = new EdgePan(board, this::redrag);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        surface.addEventHandler(MouseEvent.MOUSE_CLICKED, clicks::click);
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        surface.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> inside = true);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        surface.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        surface.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    }

    private void leave() {
        inside = false;
        doors.hover(Optional.empty(), Optional.empty());
    }

    boolean busy() {
        return gesture.isPresent();
    }

    /** Where the pointer is, if it is over the canvas. */
    Optional<Point2D> where() {
        return inside ? Optional.of(last) : Optional.empty();
    }

    void setSpaceDown(boolean down) {
        spaceDown = down;
        surface.setCursor(down ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private void press(MouseEvent event) {
        surface.requestFocus();
        doors.closePopups();
        pressed = new Point2D(event.getX(), event.getY());
        last = pressed;
        if (gesture.isPresent()) {
            return;
        }
        waiting = Optional.empty();
        if (event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && spaceDown) {
            begin(new PanGesture(board, pressed));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            waiting = prepare(event);
        }
        event.consume();
    }

    /** What a drag from here would be; selects what lies here. */
    private Optional<Gesture> prepare(MouseEvent event) {
        Point2D at = board.canvas(pressed);
        Drawing drawing = board.vm().drawing();
        boolean adds = event.isShortcutDown() || event.isShiftDown();
        Optional<Socket> socket = drawing.socketAt(at.getX(), at.getY());
        if (socket.isPresent()) {
            return Optional.of(fromSocket(socket.get()));
        }
        Optional<Box> box = drawing.boxAt(at.getX(), at.getY());
        if (box.isPresent()) {
            box.flatMap(Box::item).ifPresent(item -> clicks.select(item, event.isShortcutDown()));
            return Optional.of(new MoveGesture(board, pressed, box.get()));
        }
        Optional<Wire> wire = drawing.wireAt(
                at.getX(), at.getY(), Drawing.WIRE_REACH / board.viewport().zoom());
        if (wire.isPresent()) {
            clicks.select(new Item.OfEdge(wire.get().id()), event.isShortcutDown());
            return endInHand(wire.get(), at);
        }
        if (!adds) {
            board.vm().model().selection().clear();
        }
        return Optional.of(new MarqueeGesture(board, pressed, adds));
    }

    /** The head of the selected wire when it ends here, else a new wire: an output may always send to one more. */
    private Gesture fromSocket(Socket socket) {
        Optional<Wire> selected = board.vm().model().selection().single().flatMap(this::wireOf);
        boolean head = socket.plug().takes()
                && selected.filter(w -> w.toKey().equals(socket.box().key()) && Box.head(w.edge()) == socket.plug())
                        .isPresent();
        return head
                ? reconnect(selected.orElseThrow(), true)
                : new LateWire(board, socket, Optional.empty(), this::drop);
    }

    private Optional<Wire> wireOf(Item item) {
        return item instanceof Item.OfEdge edge ? board.vm().drawing().wire(edge.edge()) : Optional.empty();
    }

    private Optional<Gesture> endInHand(Wire wire, Point2D at) {
        double toHead = wire.path().end().distance(at);
        double toTail = wire.path().start().distance(at);
        return Math.min(toHead, toTail) > WIRE_END ? Optional.empty() : Optional.of(reconnect(wire, toHead <= toTail));
    }

    private Gesture reconnect(Wire wire, boolean head) {
        Box stays =
                board.vm().drawing().box(head ? wire.fromKey() : wire.toKey()).orElseThrow();
        Socket fixed = new Socket(stays, head ? Box.tail(wire.edge()) : Box.head(wire.edge()));
        return new LateWire(board, fixed, Optional.of(wire.id()), this::drop);
    }

    private void drop(Point2D screen, Socket from) {
        doors.quickAdd(screen, Optional.of(from));
    }

    private void begin(Gesture next) {
        gesture = Optional.of(next);
        Scene scene = surface.getScene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        doors.hover(Optional.empty(), Optional.empty());
        if (next instanceof PanGesture) {
            surface.setCursor(Cursor.CLOSED_HAND);
        }
    }

    private void drag(MouseEvent event) {
        last = new Point2D(event.getX(), event.getY());
        if (gesture.isEmpty() && waiting.isPresent() && last.distance(pressed) >= DRAG_STARTS) {
            begin(waiting.get());
            waiting = Optional.empty();
        }
        gesture.ifPresent(g -> {
            g.drag(last, event.isShiftDown());
            edgePan.follow(g.pansAtEdges() ? Optional.of(last) : Optional.empty());
        });
        event.consume();
    }

    private void redrag() {
        gesture.ifPresent(g -> g.drag(last, false));
    }

    private void release(MouseEvent event) {
        waiting = Optional.empty();
        gesture.ifPresent(g -> {
            end();
            g.finish();
        });
        event.consume();
    }

    private void end() {
        gesture = Optional.empty();
        edgePan.follow(Optional.empty());
        surface.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        surface.setCursor(spaceDown ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private void onEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        } else if (!event.getCode().isModifierKey()) {
            event.consume();
        }
    }

    /** Ends the gesture in hand as if it had not begun. */
    void cancel() {
        waiting = Optional.empty();
        gesture.ifPresent(g -> {
            end();
            g.cancel();
        });
    }

    private void move(MouseEvent event) {
        inside = true;
        last = new Point2D(event.getX(), event.getY());
        Point2D at = board.canvas(last);
        Drawing drawing = board.vm().drawing();
        Optional<Socket> socket = drawing.socketAt(at.getX(), at.getY());
        Optional<Box> box = socket.map(Socket::box).or(() -> drawing.boxAt(at.getX(), at.getY()));
        Optional<Wire> wire = clicks.wireUnder(at, box);
        if (!spaceDown) {
            surface.setCursor(socket.isPresent() ? Cursor.CROSSHAIR : wire.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        }
        doors.hover(box, wire);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double factor = Math.pow(1.1, event.getDeltaY() / 40);
            board.look(board.viewport()
                    .zoomedAt(event.getX(), event.getY(), board.viewport().zoom() * factor));
        } else {
            board.look(board.viewport().panned(event.getDeltaX(), event.getDeltaY()));
        }
        redrag();
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        board.look(board.viewport()
                .zoomedAt(event.getX(), event.getY(), board.viewport().zoom() * event.getZoomFactor()));
        event.consume();
    }
}
