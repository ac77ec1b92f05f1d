package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.session.Preferences;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.ui.FakeSession;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Theme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OwnWindow.class)
class DesignerWindowTest {
    @TempDir
    private static Path home;

    private final FakeSession session = new FakeSession(SampleStates.celsius());
    private TestHost host;
    private DesignerWindow window;

    @Start
    void show(Stage stage) {
        host = new TestHost(home, Preferences.Theme.LIGHT);
        window = new DesignerWindow(stage, host);
        window.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> window.close());
    }

    private void project(FxRobot robot) {
        robot.interact(() -> window.show(session));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void dirty() {
        session.setProject(session.state().project());
    }

    @Test
    void aSampleOpensAndRunsAtOneClick(FxRobot robot) {
        robot.clickOn("#welcome-sample-celsius");

        await(() -> host.sessions.size() == 1 && host.sessions.get(0).calls().contains("run true"));
        assertThat(text(robot, "#project-name")).isEqualTo("celsius");
    }

    @Test
    void aFolderThatIsNoProjectIsAnsweredWithASentence(FxRobot robot) {
        host.folder = Optional.of(Path.of("bad"));
        robot.clickOn("#welcome-open");

        await(() -> text(robot, "#welcome-notice").equals("bad is no project."));
    }

    @Test
    void missingProjectsAreMarkedAndCanBeForgotten(FxRobot robot) {
        assertThat(robot.lookup(label ->
                                label instanceof Labeled l && l.getText().startsWith("missing: "))
                        .tryQuery())
                .isPresent();
        robot.clickOn("#welcome-forget-1");

        await(() -> host.recent.size() == 1);
    }

    @Test
    void theBarSaysWhatTheApplicationDoes(FxRobot robot) {
        project(robot);
        assertThat(text(robot, "#run-state .label")).isEqualTo("stopped");
        session.setRun(SampleStates.running());
        await(() -> robot.lookup("#run-state").query().toString() != null
                && RunChip.words(session.state().run()).equals("running, generation 1"));
        robot.clickOn("#stop");
        await(() -> session.calls().contains("stop"));
        assertThat(RunChip.words(busy("compiling"))).isEqualTo("compiling");
    }

    private static RunState busy(String text) {
        return new RunState(
                Optional.of(DeploymentStatus.RUNNING),
                1,
                text,
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                false,
                false,
                List.of());
    }

    @Test
    void runWithDataByKeyAndByButton(FxRobot robot) {
        project(robot);
        robot.clickOn("#run-with-data");
        await(() -> session.calls().contains("run true"));
        assertThat(robot.lookup("#tab-wire")
                        .queryAs(javafx.scene.control.ToggleButton.class)
                        .isSelected())
                .isTrue();

        robot.push(KeyCode.F5);
        await(() -> session.calls().stream().filter("run true"::equals).count() == 2);
    }

    @Test
    void deployShowsHowManyChangesWait(FxRobot robot) {
        project(robot);
        session.setRun(SampleStates.running(Set.of(new io.millrace.app.project.NodeId(2)), Set.of(), Set.of()));
        await(() -> robot.lookup("#deploy-pending").tryQuery().isPresent());
        assertThat(text(robot, "#deploy-pending")).isEqualTo("1");

        robot.clickOn("#deploy");
        await(() -> session.calls().contains("deploy"));
    }

    @Test
    void aRefusalIsAQuietBarThatCanBeClosed(FxRobot robot) {
        project(robot);
        session.refuseNext("Port 7001 is taken by another program.");
        robot.clickOn("#run-with-data");
        await(() -> robot.lookup("#message-bar").query().isVisible());
        assertThat(text(robot, "#message-text")).isEqualTo("Port 7001 is taken by another program.");

        robot.clickOn("#message-close");
        assertThat(robot.lookup("#message-bar").query().isVisible()).isFalse();
    }

    @Test
    void undoKeysAreDeadWhileTextIsTyped(FxRobot robot) {
        project(robot);
        dirty();
        session.publish(session.state());
        robot.clickOn("#palette-search").write("key");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.calls()).doesNotContain("undo");

        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> host.asked.contains("saveFolder celsius"));
    }

    @Test
    void savingAProjectThatHasNoFolderAsksForOne(FxRobot robot) {
        project(robot);
        host.folder = Optional.of(Path.of("here"));
        robot.push(KeyCode.CONTROL, KeyCode.S);

        await(() -> session.calls().contains("saveAs here"));
    }

    @Test
    void aNewProjectTakesTheNameOfItsFolder(FxRobot robot) {
        final FakeSession fresh = new FakeSession(Project.empty("untitled"));
        robot.interact(() -> window.show(fresh));
        host.folder = Optional.of(Path.of("/home/ada/millrace/prices"));
        robot.push(KeyCode.CONTROL, KeyCode.S);

        await(() -> fresh.calls().contains("saveAs prices"));
        assertThat(fresh.state().project().name()).isEqualTo("prices");
    }

    @Test
    void everyButtonOfTheBarIsReachableInTheSmallestWindow(FxRobot robot) {
        project(robot);
        session.setRun(SampleStates.running());
        robot.interact(() -> {
            window.stage().setWidth(900);
            window.stage().setHeight(600);
        });
        await(() -> window.scene().getWidth() <= 900);
        robot.interact(() -> window.scene().getRoot().layout());

        for (final String id : List.of("#run-with-data", "#deploy", "#stop", "#export")) {
            final var bounds = robot.lookup(id)
                    .query()
                    .localToScene(robot.lookup(id).query().getBoundsInLocal());
            assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX())
                    .as(id)
                    .isLessThanOrEqualTo(window.scene().getWidth());
        }
        assertThat(text(robot, "#run-with-data")).isEqualTo("Restart with data");
    }

    @Test
    void keysWithAltWorkWhileTextIsTypedAndTypeNothing(FxRobot robot) {
        project(robot);
        robot.clickOn("#palette-search").push(KeyCode.ALT, KeyCode.DIGIT2);

        await(() -> robot.lookup("#tab-wire")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .isSelected());
        assertThat(robot.lookup("#palette-search").queryTextInputControl().getText())
                .isEmpty();
    }

    @Test
    void unsavedChangesAreAskedForBeforeClosing(FxRobot robot) {
        project(robot);
        dirty();
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> host.asked.contains("unsaved celsius"));
        assertThat(session.calls()).doesNotContain("close");

        host.answer = Pickers.Answer.DISCARD;
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> session.calls().contains("close"));
        assertThat(robot.lookup("#welcome").tryQuery()).isPresent();
    }

    @Test
    void anUntrustedProjectWaitsBehindOneBar(FxRobot robot) {
        final SessionState s = SampleStates.celsius();
        session.publish(new SessionState(
                s.version(),
                s.documentVersion(),
                s.folder(),
                s.project(),
                false,
                false,
                s.undo(),
                s.redo(),
                s.analysis(),
                s.analysedVersion(),
                s.problems(),
                s.run(),
                s.pristine()));
        project(robot);
        assertThat(robot.lookup("#run-with-data").query().isDisabled()).isTrue();
        robot.clickOn("#trust-and-run");

        await(() -> session.calls().containsAll(List.of("trust", "run true")));
    }

    @Test
    void f1ShowsTheKeysAndEscHidesThem(FxRobot robot) {
        project(robot);
        robot.push(KeyCode.F1);
        final Node sheet = robot.lookup("#shortcut-sheet").query();
        assertThat(sheet.isVisible()).isTrue();
        assertThat(robot.from(sheet).lookup("Run with data").tryQuery()).isPresent();

        robot.push(KeyCode.ESCAPE);
        assertThat(sheet.isVisible()).isFalse();
    }

    @Test
    void exportShowsItsProgressAndResultInTheWindow(FxRobot robot) {
        project(robot);
        robot.clickOn("#export").clickOn("#export-write");

        await(() -> session.calls().contains("exportJar celsius.jar"));
        await(() -> text(robot, "#export-result").contains("celsius.jar"));
        assertThat(robot.lookup("#export-copy").query().isVisible()).isTrue();
    }

    @Test
    void theThemeChangesAtOnce(FxRobot robot) {
        project(robot);
        robot.interact(() -> host.theme().choose(Preferences.Theme.DARK));

        assertThat(Theme.paletteOf(window.scene().getRoot()).dark()).isTrue();
    }

    @Test
    void noTwoActionsOfAScopeHaveTheSameKeys(FxRobot robot) {
        project(robot);
        for (Action.Scope scope : Action.Scope.values()) {
            final Map<KeyCombination, String> seen = new HashMap<>();
            window.project().orElseThrow().actions().all().stream()
                    .filter(action -> action.scope() == scope && action.shortcut() != null)
                    .forEach(action -> assertThat(seen.put(action.shortcut(), action.id()))
                            .as("%s has the keys of another one", action.id())
                            .isNull());
        }
    }

    @Test
    void everyMenuEntryStandsForAnAction(FxRobot robot) {
        project(robot);

        assertThat(Menus.ids())
                .allSatisfy(id -> assertThat(
                                window.project().orElseThrow().actions().find(id))
                        .isPresent());
    }
}
