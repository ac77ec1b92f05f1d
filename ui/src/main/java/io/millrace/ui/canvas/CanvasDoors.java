package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.canvas.Drawing.Socket;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.DesignerModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** What opens on the canvas: quick-add, the name field, the context menu, tips, a flash, code in the inspector. */
final class CanvasDoors implements Pointer.Doors {
    private static final Duration FLASH = Duration.millis(1200);

    private final Region surface;
    private final Board board;
    private final NewNodes newNodes;
    private final QuickAdd quickAdd;
    private final RenameField rename;
    private final ContextMenu menu = new ContextMenu();
    private final HoverTip tip;
    private final PauseTransition flashing = new PauseTransition(FLASH);
    private Optional<NodeView> hovered = Optional.empty();
    private String renaming = "";

    CanvasDoors(Region surface, Board board, NewNodes newNodes, List<Action> actions) {
        this.surface = surface;
        this.board = board;
        this.newNodes = newNodes;
        this.quickAdd = new QuickAdd(surface::requestFocus);
        this.rename = new RenameField(board.vm(), surface::requestFocus);
        this.tip = new HoverTip(board.vm().model());
        menu.setId("canvas-menu");
        for (Action action : actions) {
            if (List.of("canvas.cut", "canvas.delete", "canvas.select-all", "canvas.fit")
                    .contains(action.id())) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(item(action));
        }
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.text());
        item.setId(action.id().replace('.', '-'));
        item.setAccelerator(action.shortcut());
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(event -> action.fire());
        return item;
    }

    List<Node> popups() {
        return List.of(quickAdd, rename);
    }

    @Override
    public void quickAdd(Point2D screen, Optional<Socket> from) {
        Point2D at = board.canvas(screen);
        offer(screen, from, kind -> place(kind, at, from));
    }

    /** Offers all kinds; the new node goes right of the selected one. */
    void quickAddBeside(Point2D screen) {
        offer(screen, Optional.empty(), newNodes::beside);
    }

    private void offer(Point2D screen, Optional<Socket> from, Consumer<NodeKind> picked) {
        Point2D room = new Point2D(board.width(), board.height());
        quickAdd.show(screen, room, board.vm().wiring().kindsFor(from), picked);
    }

    private void place(NodeKind kind, Point2D at, Optional<Socket> from) {
        Rectangle2D shape = NewNodes.shape(kind);
        boolean fromInput = from.filter(s -> s.plug().takes()).isPresent();
        boolean fromOutput = from.filter(s -> s.plug() == Box.Plug.OUT).isPresent();
        double left = fromInput ? shape.getWidth() : fromOutput ? 0 : shape.getWidth() / 2;
        Position corner = Board.position(at.subtract(left, Box.PORT_LINE));
        if (from.isPresent()) {
            newNodes.off(kind, corner, from.get());
        } else {
            newNodes.at(kind, corner);
        }
    }

    @Override
    public void rename(Box box) {
        renaming = box.key();
        rename.show(box, renamePlace(box));
    }

    private Point2D renamePlace(Box box) {
        return board.viewport()
                .toScreen(box.bounds().getMinX(), box.bounds().getMinY())
                .subtract(2, 4);
    }

    @Override
    public void open(Box box) {
        DesignerModel model = board.vm().model();
        code(box)
                .ifPresentOrElse(
                        model::open,
                        () -> model.reveal(board.vm().telling(box.name()).orElse(Problem.Where.subject(box.name()))));
    }

    private Optional<NodeKind> kind(Box box) {
        return board.vm()
                .model()
                .state()
                .project()
                .node(box.name())
                .flatMap(node -> board.vm().catalogue().kind(node.kind()));
    }

    private Optional<CodeRef> code(Box box) {
        if (box.form() == Box.Form.CYLINDER) {
            return Optional.of(new CodeRef(box.name(), Role.STATE));
        }
        return kind(box)
                .flatMap(kind -> kind.code().stream()
                        .filter(CodeSlot::required)
                        .filter(slot -> !isMade(box, kind, slot))
                        .findFirst())
                .map(slot -> new CodeRef(box.name(), slot.role()));
    }

    private boolean isMade(Box box, NodeKind kind, CodeSlot slot) {
        return board.vm()
                .model()
                .state()
                .project()
                .node(box.name())
                .filter(node -> CodecSettings.makes(slot.role(), kind.values(node.settings())))
                .isPresent();
    }

    @Override
    public void openEdge(String edge) {
        board.vm().model().reveal(Problem.Where.subject(edge));
    }

    @Override
    public void menu(Point2D screen) {
        Point2D at = surface.localToScreen(screen);
        menu.show(surface, at.getX(), at.getY());
    }

    @Override
    public void closePopups() {
        menu.hide();
        quickAdd.close();
        rename.close();
        board.overlay().tip("", Point2D.ZERO, false);
    }

    @Override
    public void hover(Optional<Box> box, Optional<Wire> wire) {
        Optional<NodeView> view = box.flatMap(b -> board.world().view(b.key()));
        if (!view.equals(hovered)) {
            hovered.ifPresent(v -> v.pseudoClassStateChanged(NodeView.HOVERED, false));
            view.ifPresent(v -> v.pseudoClassStateChanged(NodeView.HOVERED, true));
            hovered = view;
        }
        if (board.hoverEdge(wire.map(Wire::id))) {
            surface.requestLayout();
        }
        tip.on(box, wire, text -> board.overlay().tip(text, below(box, wire), false));
    }

    private Point2D below(Optional<Box> box, Optional<Wire> wire) {
        return box.map(b -> board.viewport()
                        .toScreen(b.bounds().getMinX(), b.bounds().getMaxY()))
                .or(() -> wire.map(w -> w.path().at(w.path().length() / 2))
                        .map(p -> board.viewport().toScreen(p.getX(), p.getY())))
                .orElse(Point2D.ZERO);
    }

    /** Marks a box for a moment, after the view went to it. */
    void flash(Box box) {
        board.world().view(box.key()).ifPresent(view -> {
            view.pseudoClassStateChanged(NodeView.FLASH, true);
            flashing.setOnFinished(event -> view.pseudoClassStateChanged(NodeView.FLASH, false));
            flashing.playFromStart();
        });
    }

    /** Keeps the name field on its node. */
    void followView() {
        if (rename.open()) {
            board.vm().drawing().box(renaming).ifPresent(box -> {
                Point2D at = renamePlace(box);
                rename.relocate(at.getX(), at.getY());
            });
        }
        board.overlay().tip("", Point2D.ZERO, false);
    }

    void followDrawing() {
        if (rename.open() && board.vm().drawing().box(renaming).isEmpty()) {
            rename.close();
        }
    }

    void stop() {
        tip.stop();
        flashing.stop();
        menu.hide();
    }
}
