package io.millrace.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ui.OwnWindow;
import io.millrace.ui.Waits;
import io.millrace.ui.common.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OwnWindow.class)
class RowTableTest {
    private RowTable table;

    @Start
    void show(Stage stage) {
        Theme.loadFonts();
        table = new RowTable("rows", "nothing");
        stage.setScene(new Scene(table.node(), 400, 160));
        Theme.apply(stage.getScene(), false);
        stage.show();
    }

    @Test
    void theLastColumnFillsTheRoomAlsoWhenTheScrollBarComes(FxRobot robot) {
        robot.interact(() -> table.show(List.of("no.", "text"), rows(2)));
        awaitFilled(robot);
        robot.interact(() -> table.show(List.of("no.", "text"), rows(500)));
        Waits.await(() -> bar(robot, Orientation.VERTICAL));

        awaitFilled(robot);
        assertThat(bar(robot, Orientation.HORIZONTAL)).isFalse();
    }

    private void awaitFilled(FxRobot robot) {
        Waits.await(() -> {
            final Region room =
                    robot.from(table.node()).lookup(".clipped-container").query();
            final double taken = table.node().getColumns().stream()
                    .mapToDouble(TableColumn::getWidth)
                    .sum();
            return room.getWidth() - taken >= 0 && room.getWidth() - taken < 4;
        });
    }

    private boolean bar(FxRobot robot, Orientation orientation) {
        return robot.from(table.node()).lookup(".scroll-bar").queryAllAs(ScrollBar.class).stream()
                .anyMatch(bar -> bar.getOrientation() == orientation && bar.isVisible());
    }

    private static List<List<String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.of(Integer.toString(i), "row " + i))
                .toList();
    }
}
