package io.millrace.ui.canvas;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ids;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.Theme;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * The canvas: draws the topology, live while it runs, and lets people change it by pointer and keys. Everything that can be
 * done on it is registered as an {@link Action} with an id that begins with {@code canvas.}; {@code canvas.add.<kind>} adds a
 * node of a kind at a sensible place.
 *
 * <p>Threading: FX thread.
 */
public final class CanvasView extends Region implements AutoCloseable {
    private final DesignerModel model;
    private final CanvasViewModel vm;
    private final Board board;
    private final NewNodes newNodes;
    private final CanvasDeeds deeds;
    private final CanvasDoors doors;
    private final MiniMap miniMap;
    private final ZoomBar zoomBar;
    private final EmptyHint emptyHint = new EmptyHint();
    private final Rectangle clip = new Rectangle();
    private final ObservableValue<Boolean> showing;
    private Subscription listening = Subscription.EMPTY;
    private Optional<Viewport> fitted = Optional.empty();
    private boolean laidOut;

    public CanvasView(DesignerModel model, Actions actions) {
        this.model = model;
        vm = new CanvasViewModel(model, Catalogue.standard());
        board = new Board(vm);
        newNodes = new NewNodes(vm, board);
        miniMap = new MiniMap(board);
        deeds = new CanvasDeeds(this, board, newNodes);
        List<Action> menu = new CanvasActions(actions, vm).register(vm, deeds);
        doors = new CanvasDoors(this, board, newNodes, menu);
        Pointer pointer = new Pointer(this, board, doors);
        deeds.use(doors, pointer);
        new CanvasKeys(this, board, pointer, actions, doors);
        zoomBar = new ZoomBar(board, actions);
        showing = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        build();
        listen();
    }

    private void build() {
        setId(Ids.CANVAS);
        getStyleClass().add("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Canvas");
        setClip(clip);
        setMinSize(120, 80);
        emptyHint.setManaged(false);
        getChildren()
                .addAll(
                        board.back(),
                        board.front(),
                        board.world().nodes(),
                        board.world().chips(),
                        emptyHint,
                        board.overlay().pane(),
                        miniMap,
                        zoomBar);
        getChildren().addAll(doors.popups());
        addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, this::dragOver);
        addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED_TARGET, event -> dragLeft(event));
        addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, this::dragReleased);
    }

    private void listen() {
        AutoCloseable revealing = model.onReveal(this::reveal);
        listening = model.stateProperty()
                .subscribe(state -> {
                    vm.refresh();
                    takeLive();
                })
                .and(model.liveProperty().subscribe(live -> takeLive()))
                .and(model.selection().itemsProperty().subscribe(items -> requestLayout()))
                .and(vm.drawingProperty().subscribe(drawing -> redraw()))
                .and(board.viewportProperty().subscribe((before, now) -> viewMoved()))
                .and(board.activityProperty().subscribe(activity -> requestLayout()))
                .and(showing.subscribe(shown -> requestLayout()))
                .and(Theme.follow(this, palette -> {
                    board.setPalette(palette);
                    requestLayout();
                }))
                .and(() -> closeQuietly(revealing));
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeLive() {
        boolean runs = model.state().run().running();
        LiveMetrics live = runs ? model.liveProperty().get() : LiveMetrics.NONE;
        vm.graph().take(live, vm.drawing().bonds());
        requestLayout();
    }

    private void redraw() {
        emptyHint.setVisible(vm.drawing().boxes().isEmpty());
        doors.followDrawing();
        requestLayout();
    }

    private void viewMoved() {
        doors.followView();
        miniMap.wake();
        requestLayout();
    }

    /** Shows the whole drawing, at most at its natural size. */
    void fit() {
        board.glide(board.fitted());
    }

    Viewport viewport() {
        return board.viewport();
    }

    void look(Viewport viewport) {
        board.look(viewport);
    }

    /** Dots are moving along wires. */
    boolean dotsRun() {
        return board.dots().running();
    }

    /** The view that shows everything. */
    Viewport fittedView() {
        return board.fitted();
    }

    private void reveal(Problem.Where where) {
        where.subject().ifPresent(subject -> {
            vm.drawing().named(subject).ifPresent(box -> {
                box.item().ifPresent(model.selection()::only);
                board.ensureSeen(box.bounds());
                doors.flash(box);
            });
            vm.drawing().wire(subject).ifPresent(wire -> {
                model.selection().only(new Item.OfEdge(wire.id()));
                board.ensureSeen(wire.path().bounds());
            });
        });
    }

    private Optional<NodeKind> dragged(MouseDragEvent event) {
        return event.getGestureSource() instanceof javafx.scene.Node source
                        && source.hasProperties()
                        && source.getProperties().get(Ids.DRAGGED_KIND) instanceof String id
                ? vm.catalogue().kind(id)
                : Optional.empty();
    }

    private void dragOver(MouseDragEvent event) {
        Optional<NodeKind> kind = dragged(event);
        if (kind.isEmpty()) {
            board.overlay().hideGhost();
            return;
        }
        Point2D corner = dropCorner(event);
        Point2D screen = board.viewport().toScreen(corner.getX(), corner.getY());
        double zoom = board.viewport().zoom();
        board.overlay()
                .ghost(new Rectangle2D(
                        screen.getX(), screen.getY(), Draughtsman.CARD_WIDTH * zoom, Draughtsman.CARD_HEIGHT * zoom));
        event.consume();
    }

    private Point2D dropCorner(MouseDragEvent event) {
        Point2D local = sceneToLocal(event.getSceneX(), event.getSceneY());
        Point2D at = board.canvas(local).subtract(Draughtsman.CARD_WIDTH / 2.0, Draughtsman.CARD_HEIGHT / 2.0);
        return new Point2D(Grid.snap(at.getX()), Grid.snap(at.getY()));
    }

    private void dragLeft(MouseDragEvent event) {
        if (!localToScene(getLayoutBounds()).contains(event.getSceneX(), event.getSceneY())) {
            board.overlay().hideGhost();
        }
    }

    private void dragReleased(MouseDragEvent event) {
        board.overlay().hideGhost();
        dragged(event).ifPresent(kind -> {
            newNodes.at(kind, Board.position(dropCorner(event)));
            requestFocus();
            event.consume();
        });
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        clip.setWidth(w);
        clip.setHeight(h);
        if (w > 0 && h > 0 && (w != board.width() || h != board.height())) {
            board.resize(w, h);
            refit();
        }
        double hintHeight = emptyHint.prefHeight(-1);
        emptyHint.resizeRelocate(0, Math.max(20, (h - hintHeight) * 0.42), w, hintHeight);
        double barWidth = Math.ceil(zoomBar.prefWidth(-1));
        zoomBar.resizeRelocate(w - barWidth - 14, h - 32 - 14, barWidth, 32);
        board.cover(new Rectangle2D(w - barWidth - 14, h - 32 - 14, barWidth, 32));
        miniMap.relocate(w - MiniMap.WIDTH - 14, h - 32 - 14 - 8 - MiniMap.HEIGHT);
        board.paint();
        board.dots().run(dotsWanted());
    }

    /** At first, and until somebody moves the view, the whole drawing is shown, whatever size the window takes. */
    private void refit() {
        if (fitted.filter(board.viewport()::equals).isPresent() || !laidOut) {
            laidOut = true;
            board.look(board.fitted());
            fitted = vm.drawing().boxes().isEmpty() ? Optional.empty() : Optional.of(board.viewport());
        }
    }

    private boolean dotsWanted() {
        return model.state().run().running()
                && showing.getValue()
                && board.activityProperty().get() == Activity.FULL
                && board.viewport().zoom() >= Dots.LEAST_ZOOM;
    }

    /** How large things are drawn; 1 is one to one. */
    public ObservableValue<Number> zoom() {
        return board.viewportProperty().map(Viewport::zoom);
    }

    /** How much of a running application is shown, from 1 for nothing; for remembering it. */
    public int activity() {
        return board.activityProperty().get().ordinal() + 1;
    }

    /** Shows as much of a running application as was remembered. */
    public void setActivity(int level) {
        board.activityProperty().set(Activity.values()[Math.max(1, Math.min(level, Activity.values().length)) - 1]);
    }

    /** The live projection of the application as a GraphStream graph, for algorithms and file sinks. */
    public LiveGraph graph() {
        return vm.graph();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        board.dots().run(false);
        miniMap.stop();
        doors.stop();
    }
}
