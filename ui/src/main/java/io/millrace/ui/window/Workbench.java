package io.millrace.ui.window;

import io.millrace.ui.canvas.CanvasView;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.dock.DockView;
import io.millrace.ui.inspector.InspectorView;
import io.millrace.ui.palette.PaletteView;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;

/** The panels of a project and the borders between them, which can be moved and are remembered. Threading: FX thread. */
final class Workbench implements AutoCloseable {
    private static final double PALETTE_WIDTH = 212;
    private static final double INSPECTOR_WIDTH = 452;
    private static final double DOCK_HEIGHT = 262;
    private static final String LEFT = "pane.palette";
    private static final String RIGHT = "pane.inspector";
    private static final String ACTIVITY = "canvas.activity";
    private static final String BELOW = "pane.dock";

    private final WindowMemory memory;
    private final PaletteView palette;
    private final CanvasView canvas;
    private final InspectorView inspector;
    private final DockView dock;
    private final SplitPane middle;
    private final SplitPane root;

    Workbench(DesignerModel model, Actions actions, DockView dock, WindowMemory memory) {
        this.memory = memory;
        this.dock = dock;
        this.palette = new PaletteView(model, actions);
        this.canvas = new CanvasView(model, actions);
        canvas.setActivity((int) memory.get(ACTIVITY, canvas.activity()));
        this.inspector = new InspectorView(model, actions);
        middle = new SplitPane(canvas, dock.root());
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("bench");
        SplitPane.setResizableWithParent(dock.root(), false);
        root = new SplitPane(palette, middle, inspector);
        root.getStyleClass().add("bench");
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspector, false);
        palette.setMinWidth(Sides.LEFT_MIN);
        inspector.setMinWidth(Sides.RIGHT_MIN);
        canvas.setMinSize(200, 120);
        dock.root().setMinSize(0, 36);
        middle.setMinWidth(200);
        root.setMinSize(0, 0);
        new Borders(root, this::placeSides, this::rememberSides).start();
        new Borders(middle, this::placeDock, this::rememberDock).start();
    }

    private void placeSides() {
        final double width = root.getWidth();
        final Sides sides =
                Sides.fit(width, new Sides(memory.get(LEFT, PALETTE_WIDTH), memory.get(RIGHT, INSPECTOR_WIDTH)));
        root.setDividerPositions(sides.left() / width, 1 - sides.right() / width);
    }

    private void placeDock() {
        final double height = middle.getHeight();
        final double dockHeight = Math.max(36, Math.min(memory.get(BELOW, DOCK_HEIGHT), height - 160));
        middle.setDividerPositions(1 - dockHeight / height);
    }

    private void rememberSides() {
        memory.put(LEFT, palette.getWidth());
        memory.put(RIGHT, inspector.getWidth());
        memory.save();
    }

    private void rememberDock() {
        memory.put(BELOW, dock.root().getHeight());
        memory.save();
    }

    SplitPane root() {
        return root;
    }

    DockView dock() {
        return dock;
    }

    /** Puts the focus where keys do something. */
    void focusCanvas() {
        canvas.requestFocus();
    }

    ObservableValue<Number> zoom() {
        return canvas.zoom();
    }

    @Override
    public void close() {
        memory.put(ACTIVITY, canvas.activity());
        memory.save();
        dock.close();
        palette.close();
        canvas.close();
        try {
            inspector.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
