package io.millrace.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.ui.OwnWindow;
import io.millrace.ui.common.Theme;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OwnWindow.class)
class LineNumbersTest {
    private CodeSurface surface;

    @Start
    void show(Stage stage) {
        Theme.loadFonts();
        surface = new CodeSurface(marks -> {});
        stage.setScene(new Scene(surface, 300, 160));
        Theme.apply(stage.getScene(), false);
        stage.show();
    }

    @Test
    void stayInPlaceAndReadableWhenALongLineIsScrolled(FxRobot robot) throws Exception {
        robot.interact(() -> {
            surface.area().replaceText("double compute(double rated) { return " + "rated + ".repeat(30) + "32; }");
            surface.area().moveTo(surface.area().getLength());
            surface.area().requestFollowCaret();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> surface.area().getEstimatedScrollX() > 100);
        WaitForAsyncUtils.waitForFxEvents();

        final Label number = robot.lookup(".line-number").query();
        assertThat(number.localToScene(number.getBoundsInLocal()).getMinX())
                .isCloseTo(surface.area().localToScene(0, 0).getX(), within(4.0));
        assertThat(number.getViewOrder()).isNegative();
        assertThat(number.getBackground().getFills())
                .allMatch(fill -> ((Color) fill.getFill()).isOpaque())
                .isNotEmpty();
    }
}
