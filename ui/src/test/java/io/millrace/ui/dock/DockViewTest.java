package io.millrace.ui.dock;

import static io.millrace.ui.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.session.ProjectSession.PreviewOutcome;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.trial.TestResult;
import io.millrace.app.trial.TrialResult;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.Theme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OwnWindow.class)
class DockViewTest {
    private final FakeSession session = new FakeSession(withData());
    private final List<Problem.Where> revealed = new ArrayList<>();
    private DesignerModel model;
    private DockView dock;

    private static SessionState withData() {
        final SessionState state = SampleStates.celsius();
        final ProjectDraft draft = ProjectDraft.of(state.project());
        draft.data().put("in", new TreeMap<>(Map.of("readings.hex", DataSet.text("readings.hex", "42480000\n"))));
        draft.tests()
                .put(
                        "a-day",
                        new ProjectTest(
                                "a-day",
                                Map.of("in", "readings.hex"),
                                Map.of(),
                                Map.of("out", new Expected(RowFormat.TEXT, List.of("122.000000")))));
        return SampleStates.with(state, draft.build());
    }

    @Start
    void show(Stage stage) {
        model = new DesignerModel(session, new FxExecutor());
        var unused = model.onReveal(revealed::add);
        dock = new DockView(model, new Actions(), Catalogue.standard());
        final Scene scene = new Scene(dock.root(), 940, 300);
        Theme.apply(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> dock.close());
        model.close();
    }

    private DataSet data(String file) {
        return Places.dataOf(session.state().project(), "in").get(file);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static TableView<List<String>> table(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    @Test
    void whatIsTypedReachesTheProjectAfterAShortRest(FxRobot robot) {
        robot.clickOn("#data-editor").press(KeyCode.CONTROL, KeyCode.END).release(KeyCode.CONTROL, KeyCode.END);
        robot.write("c2200000");

        await(() -> data("readings.hex").asText().equals("42480000\nc2200000"));
        assertThat(text(robot, "#data-count")).isEqualTo("2 rows");
    }

    @Test
    void badRowsAreCountedAndNamedWithTheirNumber(FxRobot robot) {
        robot.clickOn("#data-editor").press(KeyCode.CONTROL, KeyCode.END).release(KeyCode.CONTROL, KeyCode.END);
        robot.write("0g");

        await(() -> text(robot, "#data-count").equals("2 rows, 1 with errors"));
        assertThat(table(robot, "#data-errors").getItems()).singleElement().satisfies(row -> {
            assertThat(row.get(0)).isEqualTo("row 2");
            assertThat(row.get(1)).contains("no hex digit");
        });
    }

    @Test
    void flushTakesWhatWasJustTyped(FxRobot robot) {
        robot.clickOn("#data-editor").press(KeyCode.CONTROL, KeyCode.END).release(KeyCode.CONTROL, KeyCode.END);
        robot.interact(() -> robot.lookup("#data-editor")
                .queryAs(javafx.scene.control.TextArea.class)
                .appendText("aa"));
        robot.interact(() -> {
            var unused = dock.flush();
        });

        assertThat(data("readings.hex").asText()).isEqualTo("42480000\naa");
    }

    @Test
    void newRenameAndDeleteOfADataSet(FxRobot robot) {
        robot.clickOn("#data-new").clickOn("#data-new-text");
        await(() -> data("data-1.txt") != null);

        robot.clickOn("#data-rename");
        robot.write("words").type(KeyCode.ENTER);
        await(() -> data("words.txt") != null && data("data-1.txt") == null);

        robot.clickOn("#data-delete");
        await(() -> data("words.txt") == null);
        assertThat(data("readings.hex")).isNotNull();
    }

    @Test
    void previewShowsTheRowsOfAnEdgeAndBecomesATest(FxRobot robot) {
        session.setPreview(new PreviewOutcome(
                session.state().documentVersion(),
                Optional.of(new TrialResult(
                        Map.of("in--to-rate", new TrialResult.EdgeTrace(1, List.of("value"), List.of(List.of("50.0")))),
                        Map.of("out", List.of(Bytes.of("122.000000\n".getBytes(StandardCharsets.UTF_8)))),
                        Map.of("out", 1L),
                        Map.of(),
                        List.of())),
                ""));
        robot.clickOn("#trial-preview").clickOn("#preview-run");
        await(() -> !table(robot, "#preview-table").getItems().isEmpty());
        assertThat(table(robot, "#preview-table").getItems()).containsExactly(List.of("1", "122.000000"));

        robot.clickOn("#preview-edge-in--to-rate");
        assertThat(table(robot, "#preview-table").getItems()).containsExactly(List.of("1", "50.0"));

        robot.clickOn("#preview-accept");
        robot.write("warm").type(KeyCode.ENTER);
        await(() -> session.state().project().tests().containsKey("warm"));
        assertThat(session.state()
                        .project()
                        .tests()
                        .get("warm")
                        .expected()
                        .get("out")
                        .rows())
                .containsExactly("122.000000");
        await(() -> session.calls().contains("runTests all"));
    }

    @Test
    void aFailedTestShowsBothSidesAndMarksTheFirstDifference(FxRobot robot) {
        session.setTestResults(List.of(new TestResult(
                "a-day",
                false,
                List.of(new TestResult.Comparison(
                        "out", RowFormat.TEXT, List.of("122.000000"), List.of("323.150000"), 0)),
                List.of(),
                Optional.empty())));
        robot.clickOn("#trial-tests").clickOn("#tests-run-all-here");

        await(() -> text(robot, "#test-verdict").equals("✗ failed"));
        assertThat(table(robot, "#test-rows").getItems()).containsExactly(List.of("1", "122.000000", "323.150000"));
        assertThat(text(robot, "#tests-summary")).isEqualTo("0 passed, 1 failed");
    }

    @Test
    void problemsAreCountedAndLeadToTheirPlace(FxRobot robot) {
        final Problem.Where where = Problem.Where.code(new CodeRef("add-32", Role.COMPUTE), 2, 5);
        session.setAnalysis(
                ProjectAnalysis.EMPTY, List.of(Problem.error(where, "cannot find symbol", "Check the name.")));
        robot.clickOn("#tab-problems");
        await(() -> problems(robot).size() == 1);
        assertThat(text(robot, "#problems-count")).isEqualTo("1");
        assertThat(robot.lookup("+ 32 (add-32), compute 2:5").tryQuery()).isPresent();

        robot.clickOn("cannot find symbol");
        assertThat(revealed).containsExactly(where);
        robot.type(KeyCode.ENTER);
        assertThat(revealed).containsExactly(where, where);
    }

    private static List<?> problems(FxRobot robot) {
        return robot.lookup("#problems-table").queryListView().getItems();
    }

    @Test
    void failuresAreProblemsOfTheirNodeUntilTheCodeIsMended(FxRobot robot) {
        final FailureSample failure = new FailureSample(
                0,
                Optional.of(new CodeRef("add-32", Role.COMPUTE)),
                "NumberFormatException: For input string: \"x\"",
                "x",
                List.of(new FailureSample.Frame(new CodeRef("add-32", Role.COMPUTE), "compute", 2)));
        robot.clickOn("#tab-problems");
        robot.interact(() -> model.setLive(failing(failure, Map.of())));
        await(() -> problems(robot).size() == 1);

        robot.clickOn("21,596 failed: NumberFormatException: For input string: \"x\"");
        assertThat(revealed).containsExactly(Problem.Where.code(new CodeRef("add-32", Role.COMPUTE), 2, 0));

        robot.interact(() -> model.setLive(failing(failure, Map.of("add-32", 21_596L))));
        await(() -> problems(robot).isEmpty());
    }

    private static LiveMetrics failing(FailureSample failure, Map<String, Long> before) {
        final NodeMetrics node = new NodeMetrics(
                new NodeMetrics.Counts(21_600, 4, 0, 21_596, 0, 4, 0, 0, 0, 0, 0),
                0,
                NodeMetrics.Link.NONE,
                List.of(failure));
        return new LiveMetrics(
                Optional.of(new MetricsSnapshot(1, DeploymentStatus.RUNNING, 1, Map.of("add-32", node), Map.of())),
                Map.of(),
                Map.of(),
                before);
    }

    @Test
    void anEmptyProjectIsNewAndNotWrong(FxRobot robot) {
        session.setProject(Project.empty("untitled"));
        session.setAnalysis(
                ProjectAnalysis.EMPTY,
                List.of(Problem.error(Problem.Where.project(), "there is no source", "Add a source.")));
        robot.clickOn("#tab-problems");

        await(() -> robot.lookup("Nothing is drawn yet. Begin with a source, such as TCP in.")
                .tryQuery()
                .isPresent());
        assertThat(problems(robot)).isEmpty();
        assertThat(robot.lookup("#problems-count").tryQuery()).isEmpty();
    }

    private void receive(Optional<Comparison> comparison, String... lines) {
        final List<Bytes> last = List.of(lines).stream()
                .map(line -> Bytes.of(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        session.setPeers(
                List.of(new SenderView("in", "readings.hex", "127.0.0.1:7001", "once", false, 1, 4, "")),
                List.of(new ReceiverView(
                        "out", "127.0.0.1:7002", 1, lines.length, 11, last, Split.LINES, comparison, "")));
        session.setRun(SampleStates.running());
    }

    @Test
    void theReceiverShowsWhatCameAndWhetherItIsAsExpected(FxRobot robot) {
        robot.clickOn("#tab-wire");
        receive(Optional.of(new Comparison(1, 1, Optional.empty())), "122.000000");

        await(() -> table(robot, "#wire-received-out").getItems().equals(List.of(List.of("1", "122.000000"))));
        assertThat(text(robot, "#wire-verdict-out")).isEqualTo("✓ all 1 as expected");
        assertThat(text(robot, "#wire-counts-out")).startsWith("1 connection, 1 message");

        robot.clickOn("#wire-clear-out");
        assertThat(table(robot, "#wire-received-out").getItems()).isEmpty();
    }

    @Test
    void pauseKeepsWhatIsShown(FxRobot robot) {
        robot.clickOn("#tab-wire");
        receive(Optional.empty(), "a");
        await(() -> table(robot, "#wire-received-out").getItems().size() == 1);

        robot.clickOn("#wire-pause-out");
        receive(Optional.empty(), "a", "b");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table(robot, "#wire-received-out").getItems()).hasSize(1);

        robot.clickOn("#wire-pause-out");
        await(() -> table(robot, "#wire-received-out").getItems().size() == 2);
    }

    @Test
    void theSenderSendsAsItIsTold(FxRobot robot) {
        robot.clickOn("#tab-wire");
        receive(Optional.empty());
        robot.clickOn("#wire-sender-repeat-in").clickOn("Loop");
        robot.clickOn("#wire-sender-rate-in").write("250");
        robot.clickOn("#wire-send-in");

        await(() -> session.calls().stream().anyMatch(call -> call.startsWith("send in")));
        assertThat(session.calls())
                .last()
                .asString()
                .contains("file=readings.hex, repeat=true, perSecond=250.0, connections=1");
    }

    @Test
    void whatTheReceiverGotIsSavedAsATest(FxRobot robot) {
        robot.clickOn("#tab-wire");
        receive(Optional.empty(), "122.000000", "-40.000000");
        robot.clickOn("#wire-save-expected-out");
        robot.write("got").type(KeyCode.ENTER);

        await(() -> session.state().project().tests().containsKey("got"));
        final ProjectTest saved = session.state().project().tests().get("got");
        assertThat(saved.inputs()).isEqualTo(Map.of("in", "readings.hex"));
        assertThat(saved.expected().get("out").rows()).containsExactly("122.000000", "-40.000000");
        assertThat(session.edits()).hasAtLeastOneElementOfType(Edit.PutTest.class);
    }
}
