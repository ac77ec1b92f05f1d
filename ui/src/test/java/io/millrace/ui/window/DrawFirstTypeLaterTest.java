package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.OwnWindow;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person draws everything first and types later: the templates follow, and nothing stands in the way. */
@ExtendWith(OwnWindow.class)
class DrawFirstTypeLaterTest {
    private static final CodeRef RATE = new CodeRef("to-rate", Role.COMPUTE);
    private static final CodeRef ADD = new CodeRef("add-32", Role.COMPUTE);
    private static final CodeRef OUT = new CodeRef("out", Role.ENCODE);

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

    /** Pasted, which is quicker than typing; typing has its own tests. */
    private void type(String node, String role, String text) {
        final CodeArea area = hand.area(node, role);
        robot.clickOn(area).push(KeyCode.CONTROL, KeyCode.A);
        robot.interact(() -> {
            final ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        final String wanted = text.replaceAll("\\s", "");
        await(() -> hand.drawn().code().values().stream()
                .anyMatch(code -> code.replaceAll("\\s", "").equals(wanted)));
    }

    private void follows(CodeRef code, String beginning) {
        await(() -> hand.drawn().text(code).startsWith(beginning));
    }

    @Test
    void drawFirstTypeLater() throws Exception {
        hand.newProject();
        hand.add("tcp-source", "in", 110, 150);
        offTheWire();
        hand.add("computation", "add-32", 580, 150);
        hand.add("tcp-sink", "out", 620, 300);
        hand.connect("add-32", "out");
        hand.connect("to-rate", "add-32");
        follows(OUT, "String encode(int out)");
        assertThat(hand.errors()).isEmpty();

        type("in", "decode", "float decode(ByteBuffer frame) { return frame.getFloat(); }");
        follows(RATE, "float compute(float in)");
        follows(OUT, "String encode(float out)");
        assertThat(hand.errors()).isEmpty();
        hand.area("to-rate", "compute");

        type("to-rate", "compute", "double compute(float celsius) { return celsius * 1.8; }");
        follows(ADD, "double compute(double in)");
        type("add-32", "compute", "double compute(double rated) { return rated + 32; }");
        type("out", "encode", "String encode(double degrees) { return degrees + \"\\n\"; }");
        assertThat(hand.errors()).isEmpty();

        anotherTypeAsksBeforeItChangesWhatIsWritten();
    }

    /** A wire dropped on empty canvas offers what can stand there; Enter adds it, wired, with the caret in its code. */
    private void offTheWire() {
        robot.drag(hand.seen("#port-in-out")).moveTo(hand.onCanvas(290, 173)).drop();
        hand.seen("#quick-add");
        robot.write("comput", 0);
        robot.push(KeyCode.ENTER);
        await(() -> hand.drawn().edges().size() == 1);
        final CodeArea area = robot.lookup(hand.seen("#code-editor-compute")).queryAs(CodeArea.class);
        await(area::isFocused);
        await(() -> area.getText().equals("int compute(int in) {\n    return in;\n}\n"));
        await(() -> area.getCaretPosition() == area.getText().indexOf("in;"));
        hand.name("step", "to-rate");
    }

    private void anotherTypeAsksBeforeItChangesWhatIsWritten() {
        type("in", "decode", "double decode(ByteBuffer frame) { return frame.getDouble(); }");
        await(() -> !hand.errors().isEmpty());
        assertThat(hand.drawn().text(RATE)).contains("double compute(float celsius)");
        hand.area("to-rate", "compute");
        hand.seen("#signature-bar");
        robot.clickOn(hand.seen("#change-signature"));
        follows(RATE, "double compute(double celsius)");
        assertThat(hand.errors()).isEmpty();
    }
}
