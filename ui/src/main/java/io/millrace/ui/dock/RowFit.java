package io.millrace.ui.dock;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** Tells how wide the room for a table's rows is, beside its scroll bar. Threading: FX thread. */
final class RowFit {
    private static final String ROOM = ".clipped-container";

    private final ReadOnlyDoubleWrapper width = new ReadOnlyDoubleWrapper();

    RowFit(TableView<?> table) {
        table.needsLayoutProperty().subscribe(needed -> {
            if (!needed && !width.isBound() && table.lookup(ROOM) instanceof Region room) {
                // Followed from now on: it becomes narrower when the scroll bar comes.
                width.bind(room.widthProperty());
            }
        });
    }

    /** 0 before the first layout. */
    ReadOnlyDoubleProperty width() {
        return width.getReadOnlyProperty();
    }
}
