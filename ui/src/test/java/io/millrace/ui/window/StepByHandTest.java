package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.OwnWindow;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A step that needs no code: dragged, filled in, mended, run, and turned into code. */
@ExtendWith(OwnWindow.class)
class StepByHandTest {
    @TempDir
    private static Path home;

    private DesignerHand hand;
    private FxRobot robot;

    @Start
    void show(Stage stage) {
        hand = DesignerHand.show(stage, home);
        robot = hand.robot();
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private void draw() {
        hand.newProject();
        hand.add("generator", "generator", 110, 150);
        hand.add("filter", "filter", 340, 150);
        hand.add("discard", "discard", 570, 150);
        hand.connect("generator", "filter");
        hand.connect("filter", "discard");
        hand.write("generator", Role.GENERATE, "int initial() { return 0; } int next(int n) { return n + 1; }");
    }

    private void fill(String text) {
        robot.clickOn(hand.seen("#setting-when"))
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(text, 0)
                .push(KeyCode.ENTER);
        await(() ->
                text.equals(hand.drawn().node("filter").orElseThrow().settings().get("when")));
        await(() -> hand.session().state().analysedVersion()
                == hand.session().state().documentVersion());
    }

    private String said() {
        final Labeled note = robot.lookup("#note-when").queryAs(Labeled.class);
        return note.getText();
    }

    @Test
    void fromThePaletteOverItsFormToARunAndIntoCode() {
        draw();
        robot.clickOn(hand.seen("#node-filter"));
        assertThat(hand.isSeen("#tab-compute")).isFalse();
        fill("in > limit");
        await(() -> said().startsWith("cannot find variable limit"));
        fill("in % 2 == 0");
        await(() -> hand.session().state().problems().isEmpty());
        await(() -> said().startsWith("The condition"));

        robot.clickOn(hand.seen("#run-with-data"));
        await(() -> hand.crossed("filter--discard") > 0);
        robot.clickOn(hand.seen("#stop"));
        await(() -> !hand.session().state().run().running());

        robot.rightClickOn(hand.seen("#node-filter")).clickOn(hand.seen("#canvas-turn-into-code"));
        await(() -> hand.drawn().node("filter").orElseThrow().kind().equals("computation"));
        assertThat(hand.drawn().text(new CodeRef("filter", Role.COMPUTE)))
                .isEqualTo("Integer compute(int in) {\n    return (in % 2 == 0) ? in : null;\n}\n");
        hand.seen("#tab-compute");
        await(() -> hand.session().state().analysedVersion()
                == hand.session().state().documentVersion());
        assertThat(hand.session().state().problems()).isEmpty();

        robot.clickOn(hand.onCanvas(300, 420)).push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> hand.drawn().node("filter").orElseThrow().kind().equals("filter"));
        assertThat(hand.drawn().node("filter").orElseThrow().settings()).containsEntry("when", "in % 2 == 0");
    }
}
