package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.session.Preferences;
import io.millrace.ui.FakeSession;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OwnWindow.class)
class WindowReleaseTest {
    private static final int PROJECTS = 20;

    @TempDir
    private static Path home;

    private DesignerWindow window;

    @Start
    void show(Stage stage) {
        window = new DesignerWindow(stage, new TestHost(home, Preferences.Theme.LIGHT));
        window.show();
    }

    @Test
    void closedProjectsLeaveNothingBehind(FxRobot robot) {
        final List<WeakReference<Object>> gone = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            robot.interact(() -> {
                final ProjectContent project = window.show(new FakeSession(SampleStates.alphabet()));
                gone.add(new WeakReference<>(project));
                gone.add(new WeakReference<>(project.root()));
                gone.add(new WeakReference<>(project.model().session()));
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(window::showWelcome);

        assertThat(gone).hasSize(3 * PROJECTS);
        await(() -> {
            System.gc();
            return gone.stream().allMatch(reference -> reference.get() == null);
        });
    }
}
