package io.millrace.ui;

import io.millrace.ui.common.Ids;
import javafx.scene.Node;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Finds a kind in the palette, which may have to scroll for it. */
public final class PaletteHand {
    private PaletteHand() {}

    /** The query of the item, which is seen now. */
    public static String shown(FxRobot robot, String kind) {
        final String query = "#" + Ids.palette(kind);
        Waits.await(() -> robot.lookup(query).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup(query).<Node>query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        return query;
    }
}
