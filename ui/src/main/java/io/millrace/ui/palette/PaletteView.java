package io.millrace.ui.palette;

import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ids;
import javafx.scene.layout.Region;

/** Every node kind, to drag on to the canvas or to add with a double click. Threading: FX thread. */
public final class PaletteView extends Region implements AutoCloseable {
    public PaletteView(DesignerModel model, Actions actions) {
        setId(Ids.PALETTE);
        throw new UnsupportedOperationException(model + " " + actions);
    }

    @Override
    public void close() {}
}
