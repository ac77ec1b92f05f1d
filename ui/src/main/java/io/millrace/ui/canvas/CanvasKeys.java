package io.millrace.ui.canvas;

import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Keys of the canvas: they work while it has the focus and no gesture is in hand. */
final class CanvasKeys {
    /** A second key for an action. */
    private record Also(KeyCombination keys, String action) {}

    private static final List<Also> ALSO = List.of(
            new Also(new KeyCodeCombination(KeyCode.INSERT), "canvas.add"),
            new Also(new KeyCodeCombination(KeyCode.BACK_SPACE), "canvas.delete"),
            new Also(new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHIFT_DOWN), "canvas.fit"),
            new Also(new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN), "canvas.zoom-in"),
            new Also(new KeyCodeCombination(KeyCode.ADD, KeyCombination.SHORTCUT_DOWN), "canvas.zoom-in"),
            new Also(new KeyCodeCombination(KeyCode.SUBTRACT, KeyCombination.SHORTCUT_DOWN), "canvas.zoom-out"));

    private final Region surface;
    private final Board board;
    private final Pointer pointer;
    private final Actions actions;
    private final Pointer.Doors doors;

    CanvasKeys(Region surface, Board board, Pointer pointer, Actions actions, Pointer.Doors doors) {
        this.surface = surface;
        this.board = board;
        this.pointer = pointer;
        this.actions = actions;
        this.doors = doors;
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        surface.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
        surface.focusedProperty().addListener((p, before, focused) -> pointer.setSpaceDown(false));
    }

    private void pressed(KeyEvent event) {
        if (!surface.isFocused() || pointer.busy()) {
            return;
        }
        if (special(event) || fire(event)) {
            event.consume();
        }
    }

    private boolean special(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            doors.menu(menuPlace());
            return true;
        }
        if (!plain) {
            return false;
        }
        int step = event.isShiftDown() ? 1 : Grid.STEP;
        switch (event.getCode()) {
            case SPACE -> pointer.setSpaceDown(true);
            case ESCAPE -> board.vm().model().selection().clear();
            case LEFT -> shift(-step, 0);
            case RIGHT -> shift(step, 0);
            case UP -> shift(0, -step);
            case DOWN -> shift(0, step);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Arrow keys move what is selected, else the view. */
    private void shift(int dx, int dy) {
        if (board.vm().selectedNames().isEmpty()) {
            board.look(board.viewport().panned(-2.0 * dx, -2.0 * dy));
        } else {
            board.vm().nudge(dx, dy);
        }
    }

    private Point2D menuPlace() {
        return board.vm().selectedBoxes().stream()
                .findFirst()
                .map(box -> board.viewport()
                        .toScreen(box.bounds().getMinX() + 20, box.bounds().getMaxY()))
                .orElse(new Point2D(board.width() / 2, board.height() / 2));
    }

    private boolean fire(KeyEvent event) {
        for (Action action : actions.all()) {
            KeyCombination keys = action.shortcut();
            if (action.scope() == Action.Scope.CANVAS && keys != null && keys.match(event)) {
                action.fire();
                return true;
            }
        }
        for (Also also : ALSO) {
            if (also.keys().match(event)) {
                actions.get(also.action()).fire();
                return true;
            }
        }
        return false;
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            pointer.setSpaceDown(false);
        }
    }
}
