package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.OwnWindow;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Failed messages get a way of their own: the policy, the triangle, the wire, and what comes over it. */
@ExtendWith(OwnWindow.class)
class ErrorPortByHandTest {
    private static final String EDGE = "step.errors--log";

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
        hand.add("generator", "numbers", 110, 150);
        hand.add("computation", "step", 340, 150);
        hand.add("discard", "out", 570, 150);
        hand.connect("numbers", "step");
        hand.connect("step", "out");
        hand.write("numbers", Role.GENERATE, "int initial() { return 0; } int next(int n) { return n + 1; }");
        hand.write("step", Role.COMPUTE, "int compute(int n) { return 7 / (n % 2); }");
    }

    private void chooseDeadLetter() {
        assertThat(hand.isSeen("#port-step-errors")).isFalse();
        robot.clickOn(hand.seen("#node-step"))
                .clickOn(hand.seen("#tab-settings"))
                .clickOn(hand.seen("#more-settings"));
        final ComboBox<?> policy = robot.lookup(hand.seen("#setting-on-error")).query();
        robot.clickOn(policy).push(KeyCode.DOWN).push(KeyCode.ENTER);
        await(() -> "dead-letter"
                .equals(hand.drawn().node("step").orElseThrow().settings().get("on-error")));
        hand.seen("#port-step-errors");
    }

    @Test
    void fromThePolicyToTheFirstFailedMessageAndBack() {
        draw();
        chooseDeadLetter();

        robot.drag("#port-step-errors").moveTo(hand.onCanvas(620, 330)).drop();
        hand.seen("#quick-add");
        robot.write("computation", 0).push(KeyCode.ENTER);
        await(() -> hand.drawn().nodes().size() == 4);
        final String fresh = hand.drawn().nodes().keySet().stream()
                .filter(each -> !Set.of("numbers", "step", "out").contains(each))
                .findFirst()
                .orElseThrow();
        await(() ->
                hand.drawn().text(new CodeRef(fresh, Role.COMPUTE)).startsWith("String compute(Failed<Integer> in)"));
        hand.name(fresh, "log");
        assertThat(hand.hasEdge(EDGE)).isTrue();

        robot.clickOn(hand.seen("#run-with-data"));
        await(() -> hand.crossed(EDGE) > 0);
        final long before = hand.crossed(EDGE);
        await(() -> hand.crossed(EDGE) > before);
        robot.clickOn(hand.seen("#stop"));
        await(() -> !hand.session().state().run().running());

        // One click gives the canvas the focus; a second one soon after would be a double click.
        robot.clickOn(hand.onCanvas(300, 420));
        undo(() -> hand.drawn().nodes().containsKey(fresh));
        undo(() -> hand.drawn().nodes().size() == 3);
        undo(() -> hand.drawn().node("step").orElseThrow().settings().isEmpty());
        await(() -> !hand.isSeen("#port-step-errors"));
    }

    private void undo(java.util.concurrent.Callable<Boolean> undone) {
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(undone);
    }
}
