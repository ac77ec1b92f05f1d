package io.millrace.ui.canvas;

import io.millrace.app.project.Position;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.ui.common.FxExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Does what the actions of the canvas say. */
final class CanvasDeeds implements CanvasActions.Deeds {
    private static final Duration SETTLE = Duration.millis(200);

    private final CanvasView view;
    private final Board board;
    private final NewNodes newNodes;
    private final CanvasViewModel vm;
    private @Nullable CanvasDoors doors;
    private @Nullable Pointer pointer;

    CanvasDeeds(CanvasView view, Board board, NewNodes newNodes) {
        this.view = view;
        this.board = board;
        this.newNodes = newNodes;
        this.vm = board.vm();
    }

    void use(CanvasDoors theDoors, Pointer thePointer) {
        doors = theDoors;
        pointer = thePointer;
    }

    private Optional<Point2D> pointerAt() {
        return pointer == null ? Optional.empty() : pointer.where();
    }

    @Override
    public void quickAdd() {
        if (doors != null) {
            Point2D at = pointerAt().orElse(new Point2D(board.width() / 2 - 140, board.height() / 3));
            if (newNodes.besideSelected().isPresent()) {
                doors.quickAddBeside(at);
            } else {
                doors.quickAdd(at, Optional.empty());
            }
        }
    }

    @Override
    public void add(NodeKind kind) {
        newNodes.beside(kind);
    }

    @Override
    public void cut() {
        copy();
        vm.deleteSelection();
    }

    @Override
    public void copy() {
        vm.clip().ifPresent(text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            vm.model().say("The clipboard has no nodes.", true);
            return;
        }
        Point2D at = pointerAt().map(board::canvas).orElseGet(board::middle);
        vm.paste(text, Board.position(at));
    }

    @Override
    public void rename() {
        if (doors != null) {
            vm.selectedBoxes().stream().findFirst().ifPresent(doors::rename);
        }
    }

    @Override
    public void openCode() {
        if (doors != null) {
            vm.selectedBoxes().stream().findFirst().ifPresent(doors::open);
        }
    }

    @Override
    public void fit() {
        view.fit();
    }

    @Override
    public void zoomBy(double factor) {
        board.zoomBy(factor);
    }

    @Override
    public void zoomTo(double zoom) {
        board.zoomTo(zoom);
    }

    @Override
    public void tidyUp() {
        Drawing drawing = vm.drawing();
        Map<String, Position> now = vm.positions(drawing.boxes().values());
        var unused = CompletableFuture.supplyAsync(() -> TidyUp.positions(drawing, now))
                .thenAcceptAsync(to -> settle(now, to), new FxExecutor());
    }

    /** Lets everything glide to its new place, then makes that one step of the document. */
    private void settle(Map<String, Position> from, Map<String, Position> to) {
        DoubleProperty part = new SimpleDoubleProperty(0);
        part.addListener((p, before, now) -> {
            Map<String, Position> between = new HashMap<>();
            to.forEach((name, end) -> between.put(name, between(from.getOrDefault(name, end), end, now.doubleValue())));
            vm.draft(between);
        });
        new Timeline(new KeyFrame(
                        SETTLE,
                        event -> {
                            vm.draft(to);
                            vm.commitDraft();
                            view.fit();
                        },
                        new KeyValue(part, 1)))
                .play();
    }

    private static Position between(Position a, Position b, double part) {
        return new Position(
                (int) Math.rint(a.x() + (b.x() - a.x()) * part), (int) Math.rint(a.y() + (b.y() - a.y()) * part));
    }

    @Override
    public void nextActivity() {
        board.activityProperty().set(board.activityProperty().get().next());
    }
}
