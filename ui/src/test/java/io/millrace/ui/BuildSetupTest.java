package io.millrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OwnWindow.class)
class BuildSetupTest {
    private Button button;

    @Start
    void show(Stage stage) {
        button = new Button("Press");
        button.setOnAction(event -> button.setText("Pressed"));
        stage.setScene(new Scene(button, 200, 100));
        stage.show();
    }

    @Test
    void opensAWindowThatARobotCanUseWithNoDisplay(FxRobot robot) {
        robot.clickOn(button);

        assertThat(button.getText()).isEqualTo("Pressed");
        assertThat(Screen.getPrimary().getBounds().getWidth()).isEqualTo(1600);
    }
}
