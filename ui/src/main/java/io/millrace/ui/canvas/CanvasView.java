package io.millrace.ui.canvas;

import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ids;
import javafx.scene.layout.Region;

/** The canvas: draws the topology and lets people change it. Threading: FX thread. */
public final class CanvasView extends Region implements AutoCloseable {
    public CanvasView(DesignerModel model, Actions actions) {
        setId(Ids.CANVAS);
        throw new UnsupportedOperationException(model + " " + actions);
    }

    @Override
    public void close() {}
}
