package io.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ConnectRules;
import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.Shots;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.TabStrip;
import io.millrace.ui.common.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the inspector in its states, light and dark. */
@ExtendWith(ApplicationExtension.class)
class InspectorShotsTest {
    private static final CodeRef CODE = new CodeRef("add-votes", Role.COMPUTE);
    private static final String TEXT = """
            Total compute(Vote vote, Tally tally) {
                if (vote.count() == 0) {
                    return null;  // null: nothing goes on
                }
                tally.votes += vote.count();
                log("at " + Instnt.now() + 42);
                return new Total(vote.letter(), tally.votes);
            }

            void log(String text) {
            }
            """;
    private FakeSession session;
    private DesignerModel model;
    private InspectorView view;
    private Scene scene;

    @BeforeAll
    static void fonts() {
        Theme.loadFonts();
    }

    @Start
    void show(Stage stage) {
        session = new FakeSession(state());
        session.setRun(SampleStates.running(Set.of(new NodeId(3)), Set.of(), Set.of()));
        model = new DesignerModel(session, new FxExecutor());
        view = new InspectorView(model, new Actions());
        scene = new Scene(view, 452, 922);
        Theme.apply(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    private static SessionState state() {
        SessionState alphabet = SampleStates.alphabet();
        var code = new TreeMap<>(alphabet.project().code());
        code.put(CODE, TEXT);
        var p = alphabet.project();
        var project = new io.millrace.app.project.Project(
                p.name(), p.nodes(), p.states(), p.edges(), code, p.layout(), p.data(), p.tests(), p.extras());
        int at = TEXT.indexOf("Instnt");
        Diagnostic d = new Diagnostic(
                CODE,
                Diagnostic.Severity.ERROR,
                "cannot find symbol: variable Instnt",
                at,
                at + 6,
                6,
                16,
                Optional.of(new Diagnostic.Fix("Change to Instant", Map.of(CODE, TEXT.replace("Instnt", "Instant")))));
        ProjectAnalysis a = SampleStates.alphabetAnalysis();
        ProjectAnalysis analysis = new ProjectAnalysis(
                Map.of(CODE, new SnippetReport(CODE, List.of(d), Optional.empty(), Optional.of("Vote"))),
                a.portTypes(),
                a.keyTypes(),
                List.of(),
                new ConnectRules(Map.of()));
        return SampleStates.with(SampleStates.of(project), analysis, List.of());
    }

    @Test
    void paintsEachStateInBothThemes(FxRobot robot) {
        for (boolean dark : new boolean[] {false, true}) {
            String suffix = dark ? "-dark" : "-light";
            robot.interact(() -> Theme.apply(scene, dark));
            select(robot, new Item.OfNode(new NodeId(3)));
            feed(robot);
            robot.interact(() -> view.lookup("#code-editor-compute").requestFocus());
            shot(robot, "inspector-code" + suffix);
            tab(robot, "metrics");
            shot(robot, "inspector-metrics" + suffix);
            select(robot, new Item.OfNode(new NodeId(1)));
            tab(robot, "settings");
            shot(robot, "inspector-settings" + suffix);
            tab(robot, "timestamp");
            shot(robot, "inspector-empty-code" + suffix);
            select(robot, new Item.OfEdge("in--by-letter"));
            shot(robot, "inspector-edge" + suffix);
            robot.interact(() -> model.selection().clear());
            tab(robot, "project");
            shot(robot, "inspector-project" + suffix);
            tab(robot, "types");
            shot(robot, "inspector-types" + suffix);
        }
        assertThat(model.state().project().node("in").map(ProjectNode::kind)).contains("tcp-source");
    }

    private void select(FxRobot robot, Item item) {
        robot.interact(() -> model.selection().only(item));
    }

    private void tab(FxRobot robot, String id) {
        robot.interact(() -> ((TabStrip) view.lookup(".tab-strip")).choose(id));
    }

    private void feed(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 240; i++) {
                double rate = 1500 + 6 * i + 240 * Math.sin(i / 9.0) + 90 * Math.sin(i / 2.1);
                model.setLive(SampleStates.live(model.state().project(), 1_234L * i, rate, (i + 1) * 250_000_000L));
            }
        });
    }

    private void shot(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Shots.take(scene, name));
    }
}
