package io.millrace.ui.window;

import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.dock.DockView;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The panels of a project and the borders between them, which can be moved and are remembered. Threading: FX thread. */
final class Workbench implements AutoCloseable {
    private static final double PALETTE_WIDTH = 212;
    private static final double INSPECTOR_WIDTH = 452;
    private static final double DOCK_HEIGHT = 262;
    private static final String LEFT = "pane.palette";
    private static final String RIGHT = "pane.inspector";
    private static final String BELOW = "pane.dock";

    private final WindowMemory memory;
    private final Region palette;
    private final Region inspector;
    private final DockView dock;
    private final SplitPane middle;
    private final SplitPane root;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

    Workbench(DesignerModel model, Actions actions, DockView dock, WindowMemory memory) {
        this.memory = memory;
        this.dock = dock;
        this.palette = new StackPane();
        this.inspector = new StackPane();
        final Region canvas = new StackPane();
        middle = new SplitPane(canvas, dock.root());
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("bench");
        SplitPane.setResizableWithParent(dock.root(), false);
        root = new SplitPane(palette, middle, inspector);
        root.getStyleClass().add("bench");
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspector, false);
        palette.setMinWidth(150);
        inspector.setMinWidth(300);
        canvas.setMinSize(200, 120);
        dock.root().setMinHeight(36);
        new Borders(root, this::placeSides).start();
        new Borders(middle, this::placeDock).start();
    }

    private boolean placeSides() {
        if (root.getWidth() < 600) {
            return false;
        }
        root.setDividerPositions(
                memory.get(LEFT, PALETTE_WIDTH) / root.getWidth(),
                1 - memory.get(RIGHT, INSPECTOR_WIDTH) / root.getWidth());
        return true;
    }

    private boolean placeDock() {
        if (middle.getHeight() < 300) {
            return false;
        }
        middle.setDividerPositions(1 - memory.get(BELOW, DOCK_HEIGHT) / middle.getHeight());
        return true;
    }

    SplitPane root() {
        return root;
    }

    DockView dock() {
        return dock;
    }

    ObservableValue<Number> zoom() {
        return zoom.getReadOnlyProperty();
    }

    List<Region> panels() {
        return List.of(palette, inspector);
    }

    @Override
    public void close() {
        if (root.getWidth() > 0) {
            memory.put(LEFT, palette.getWidth());
            memory.put(RIGHT, inspector.getWidth());
            memory.put(BELOW, dock.root().getHeight());
            memory.save();
        }
        dock.close();
    }
}
