package io.millrace.ui.window;

import static io.millrace.ui.Waits.await;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.session.Preferences;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.app.trial.TestResult;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.FakeSession;
import io.millrace.ui.Golden;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import io.millrace.ui.canvas.CanvasView;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.Theme;
import io.millrace.ui.inspector.InspectorView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the designer looks like, against accepted pictures. Other systems draw letters by other means. */
@ExtendWith(OwnWindow.class)
@EnabledOnOs(OS.LINUX)
class GoldenTest {
    private static final CodeRef ADD_VOTES = new CodeRef("add-votes", Role.COMPUTE);
    private static final Item ADD_VOTES_NODE = new Item.OfNode(new NodeId(3));

    private enum Look {
        LIGHT,
        DARK;

        String file(String name) {
            return name + "-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @TempDir
    private Path home;

    private Stage stage;
    private final List<AutoCloseable> open = new ArrayList<>();

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private DesignerWindow window(FxRobot robot, Look look) {
        final TestHost host = new TestHost(home, Preferences.Theme.valueOf(look.name()));
        final DesignerWindow[] made = new DesignerWindow[1];
        robot.interact(() -> {
            made[0] = new DesignerWindow(stage, host);
            made[0].show();
            open.add(made[0]::close);
        });
        return made[0];
    }

    private Scene scene(FxRobot robot, Look look, Parent root, double width, double height) {
        robot.interact(() -> {
            final Scene scene = new Scene(root, width, height);
            Theme.apply(scene, look == Look.DARK);
            stage.setScene(scene);
            stage.show();
        });
        return stage.getScene();
    }

    private DesignerModel model(FakeSession session) {
        final DesignerModel model = new DesignerModel(session, new FxExecutor());
        open.add(model);
        return model;
    }

    @Test
    void welcomePage(FxRobot robot) {
        final DesignerWindow window = window(robot, Look.LIGHT);
        await(() -> robot.lookup("#welcome-sample-celsius").tryQuery().isPresent());

        Golden.check(window.scene(), "welcome-light");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void alphabetStopped(Look look, FxRobot robot) {
        final DesignerWindow window = window(robot, look);
        robot.interact(() -> {
            final ProjectContent project = window.show(new FakeSession(SampleStates.alphabet()));
            project.model().selection().only(ADD_VOTES_NODE);
            project.workbench().focusCanvas();
        });
        robot.interact(() -> robot.lookup("#heap").query().getParent().setVisible(false));

        Golden.check(window.scene(), look.file("alphabet-stopped"));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void canvasWithRates(Look look, FxRobot robot) {
        final FakeSession session = new FakeSession(SampleStates.alphabet());
        final DesignerModel model = model(session);
        final Actions actions = new Actions();
        final CanvasView[] canvas = new CanvasView[1];
        robot.interact(() -> canvas[0] = new CanvasView(model, actions));
        open.add(canvas[0]);
        final Scene scene = scene(robot, look, canvas[0], 1100, 420);
        robot.interact(() -> {
            actions.get("canvas.activity").fire();
            actions.get("canvas.activity").fire();
            session.setRun(SampleStates.running());
        });
        robot.interact(() -> model.setLive(SampleStates.live(session.state().project(), 12_345, 2_046)));
        robot.interact(() -> model.selection().only(new Item.OfEdge("by-letter--add-votes")));

        Golden.check(scene, look.file("canvas-rates"));
    }

    @Test
    void inspectorWithAMistake(FxRobot robot) {
        final DesignerModel model = model(new FakeSession(withMistake()));
        final InspectorView[] inspector = new InspectorView[1];
        robot.interact(() -> inspector[0] = new InspectorView(model, new Actions()));
        open.add(inspector[0]);
        final Scene scene = scene(robot, Look.LIGHT, inspector[0], 452, 640);
        robot.interact(() -> model.selection().only(ADD_VOTES_NODE));
        await(() -> robot.lookup(".squiggle").tryQuery().isPresent());
        robot.interact(() -> inspector[0].lookup(".tab-strip").requestFocus());

        Golden.check(scene, "inspector-squiggle-light");
    }

    private static SessionState withMistake() {
        final SessionState alphabet = SampleStates.alphabet();
        final ProjectDraft draft = ProjectDraft.of(alphabet.project());
        final String text = "Total compute(Vote vote, Tally tally) {\n    tally.votes += vote.cont();\n"
                + "    return new Total(vote.letter(), tally.votes); // so far\n}\n";
        draft.code().put(ADD_VOTES, text);
        final int at = text.indexOf("cont()");
        final Diagnostic mistake = new Diagnostic(
                ADD_VOTES,
                Diagnostic.Severity.ERROR,
                "cannot find symbol: method cont()",
                at,
                at + 4,
                2,
                25,
                Optional.of(
                        new Diagnostic.Fix("Change to count", Map.of(ADD_VOTES, text.replace("cont()", "count()")))));
        final ProjectAnalysis sound = alphabet.analysis();
        final ProjectAnalysis analysis = new ProjectAnalysis(
                Map.of(
                        ADD_VOTES,
                        new SnippetReport(ADD_VOTES, List.of(mistake), Optional.empty(), Optional.of("Total"))),
                sound.portTypes(),
                sound.keyTypes(),
                List.of(),
                sound.connect());
        return SampleStates.with(SampleStates.of(draft.build()), analysis, List.of());
    }

    @Test
    void testThatFailed(FxRobot robot) {
        final DesignerWindow window = window(robot, Look.LIGHT);
        final FakeSession session = new FakeSession(withTest());
        session.setTestResults(List.of(new TestResult(
                "totals",
                false,
                List.of(new TestResult.Comparison(
                        "out",
                        RowFormat.HEX,
                        List.of("00000009410000000000001534", "00000009420000000000000007"),
                        List.of("00000009410000000000001534", "00000009420000000000000008"),
                        1)),
                List.of(),
                Optional.empty())));
        robot.interact(() -> window.show(session).workbench().dock().show("trial"));
        robot.clickOn("#trial-tests").clickOn("#tests-run-all-here");
        robot.moveTo("#project-name");
        robot.interact(() -> {
            robot.lookup("#heap").query().getParent().setVisible(false);
            window.project().orElseThrow().workbench().focusCanvas();
        });

        Golden.check(window.scene(), "test-failed-light");
    }

    private static io.millrace.app.project.Project withTest() {
        final ProjectDraft draft = ProjectDraft.of(SampleStates.alphabetProject());
        draft.data().put("in", new TreeMap<>(Map.of("votes.hex", DataSet.text("votes.hex", "4100001534\n"))));
        draft.tests()
                .put(
                        "totals",
                        new ProjectTest(
                                "totals",
                                Map.of("in", "votes.hex"),
                                Map.of(),
                                Map.of("out", new ProjectTest.Expected(RowFormat.HEX, List.of("00")))));
        return draft.build();
    }
}
