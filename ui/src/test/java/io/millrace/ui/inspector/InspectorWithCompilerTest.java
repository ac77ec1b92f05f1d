package io.millrace.ui.inspector;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import io.millrace.app.session.AppHome;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.Workspace;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.Theme;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The inspector on a real session: its own thread, the compiler, the history. */
@ExtendWith(OwnWindow.class)
class InspectorWithCompilerTest {
    private static final CodeRef ADD_32 = new CodeRef("add-32", Role.COMPUTE);

    @TempDir
    private static Path home;

    private Workspace workspace;
    private ProjectSession session;
    private DesignerModel model;
    private InspectorView view;
    private Scene scene;

    @Start
    void show(Stage stage) throws Exception {
        workspace = Workspace.open(AppHome.of(Map.of("MILLRACE_HOME", home.toString())), Path.of("..", "samples"));
        session = workspace.openSample("celsius");
        model = new DesignerModel(session, new FxExecutor());
        view = new InspectorView(model, new Actions());
        scene = new Scene(view, 452, 922);
        Theme.apply(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void close() throws Exception {
        view.close();
        model.close();
        session.close();
        workspace.close();
    }

    @Test
    void fastTypingReachesTheDocumentWhole(FxRobot robot) throws Exception {
        CodeArea area = open(robot);
        String before = area.getText();
        robot.interact(() -> area.moveTo(0));
        StringBuilder typed = new StringBuilder("//");
        for (int i = 0; i < 300; i++) {
            typed.append((char) ('a' + i % 26)).append(i % 9 == 8 ? " " : "");
        }
        robot.interact(() ->
                typed.chars().forEach(c -> area.insertText(area.getCaretPosition(), String.valueOf((char) c))));
        robot.write("xyz", 0);

        await(() -> document().equals(typed + "xyz" + before));
        waitForFxEvents();
        assertThat(area.getText()).isEqualTo(typed + "xyz" + before);
    }

    @Test
    void aMistakeIsMarkedWhileTypingAndUndoTakesItBackWordByWord(FxRobot robot) throws Exception {
        CodeArea area = open(robot);
        String before = area.getText();
        int at = before.indexOf("rated + 32");
        robot.interact(() -> area.moveTo(at));
        robot.write("wrong + bad * ");

        await(() -> robot.lookup(".squiggle").queryAllAs(Polyline.class).size() == 2);
        assertThat(robot.lookup("#diagnostics").query().isVisible()).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> area.getText().contains("wrong + bad rated"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> area.getText().equals(before));
        await(() -> robot.lookup(".squiggle").queryAllAs(Polyline.class).isEmpty());

        robot.push(KeyCode.CONTROL, KeyCode.Y);
        await(() -> area.getText().contains("wrong rated"));
    }

    @Test
    void aRenameWhileTypingKeepsTheText(FxRobot robot) throws Exception {
        CodeArea area = open(robot);
        robot.interact(() -> {
            area.insertText(0, "// one\n");
            var unused = model.apply(new io.millrace.app.edit.Edit.Rename("add-32", "plus-32"));
            area.insertText(0, "// two\n");
        });
        CodeRef renamed = new CodeRef("plus-32", Role.COMPUTE);

        await(() -> session.state().project().text(renamed).startsWith("// two\n// one\n"));
        waitForFxEvents();
        assertThat(area.getText()).isEqualTo(session.state().project().text(renamed));
    }

    @Test
    void theFormsOfTheRoleAreOfferedAndReplaceTheCode(FxRobot robot) throws Exception {
        CodeArea area = open(robot);
        MenuButton forms = robot.lookup("#forms").queryAs(MenuButton.class);
        await(() -> !forms.getItems().isEmpty() && forms.isVisible());

        robot.interact(() -> forms.getItems().get(0).fire());

        await(() -> document().equals(area.getText()) && !document().contains("rated + 32"));
        await(() -> session.state().analysedVersion() == session.state().documentVersion());
        assertThat(session.state().analysis().report(ADD_32).orElseThrow().hasErrors())
                .isFalse();
    }

    @Test
    void typesOfThePortsAreShown(FxRobot robot) throws Exception {
        open(robot);

        await(() -> robot.lookup("#node-types").queryLabeled().getText().equals("in: double → out: double"));
    }

    @Test
    void aDecoderOfSettingsHasNoCodeUntilItIsTurnedIntoCode(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> model.selection()
                .only(new Item.OfNode(
                        model.state().project().node("in").orElseThrow().id())));
        CodeRef decode = new CodeRef("in", Role.DECODE);
        assertThat(robot.lookup("#tab-decode").tryQuery()).isPresent();

        robot.clickOn("#tab-settings");
        ComboBox<?> format = robot.lookup("#setting-decode-as").queryComboBox();
        robot.interact(() -> format.getSelectionModel().select(6));

        await(() -> session.state().analysis().made().containsKey(decode));
        await(() -> robot.lookup("#turn-into-code").query().getParent().isVisible());
        waitForFxEvents();
        assertThat(session.state().project().node("in").orElseThrow().settings())
                .containsEntry("decode-as", "float32");
        assertThat(robot.lookup("#tab-decode").tryQuery()).isEmpty();

        robot.interact(() -> robot.lookup("#turn-into-code").queryButton().fire());

        await(() -> session.state().project().text(decode).contains("float32 has 4"));
        await(() -> session.state().analysis().report(decode).isPresent());
        waitForFxEvents();
        assertThat(session.state().project().node("in").orElseThrow().settings())
                .doesNotContainKey("decode-as");
        assertThat(robot.lookup("#tab-decode").tryQuery()).isPresent();
    }

    private CodeArea open(FxRobot robot) throws Exception {
        await(() -> session.state().analysedVersion() == session.state().documentVersion());
        robot.interact(() -> model.selection()
                .only(new Item.OfNode(
                        model.state().project().node("add-32").orElseThrow().id())));
        CodeArea area = robot.lookup("#code-editor-compute").queryAs(CodeArea.class);
        robot.interact(area::requestFocus);
        return area;
    }

    private String document() {
        return session.state().project().text(ADD_32);
    }
}
