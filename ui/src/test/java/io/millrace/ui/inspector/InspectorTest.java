package io.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.ConnectRules;
import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.Form;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.app.snippet.Template;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.OwnWindow;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.Palette;
import io.millrace.ui.common.Theme;
import io.millrace.ui.editor.SnippetHelp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A robot at the inspector, with a session that applies edits at once. */
@ExtendWith(OwnWindow.class)
class InspectorTest {
    private static final CodeRef ADD_32 = new CodeRef("add-32", Role.COMPUTE);
    private static final Item ADD_32_NODE = new Item.OfNode(new NodeId(3));
    private static final String TEMPLATE = "Instant timestamp(float in) {\n    return Instant.EPOCH;\n}\n";
    private static final String FORM = "void compute(double in, Emitter<Double> out) {\n}\n";
    private FakeSession session;
    private DesignerModel model;
    private InspectorView view;
    private Scene scene;

    @Start
    void show(Stage stage) {
        session = new FakeSession(SampleStates.celsius());
        model = new DesignerModel(session, new FxExecutor());
        view = new InspectorView(model, new Actions(), help());
        scene = new Scene(view, 452, 922);
        Theme.apply(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void close() throws Exception {
        view.close();
        model.close();
    }

    @Test
    void typingGoesToTheDocumentKeyByKey(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        robot.interact(() -> area.moveTo(0));

        robot.write("// a b");

        assertThat(text()).startsWith("// a bdouble compute");
        assertThat(area.getText()).isEqualTo(text());
        List<Boolean> joins = codes().map(Edit.SetCode::joins).toList();
        assertThat(joins).containsExactly(false, true, true, false, true, false);
    }

    @Test
    void fastTypingWithStatesInBetweenLosesNothing(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        robot.interact(() -> area.moveTo(0));
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String key = String.valueOf((char) ('a' + i % 26));
            typed.append(key);
            robot.write(key, 0);
            if (i % 7 == 0) {
                session.setRun(SampleStates.running());
            }
        }
        waitForFxEvents();

        assertThat(area.getText()).startsWith(typed + "double compute");
        assertThat(text()).isEqualTo(area.getText());
    }

    @Test
    void enterIndentsAndBracketsComeInPairs(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        robot.interact(area::clear);

        robot.write("f(){");
        robot.push(KeyCode.ENTER);
        robot.write("x");

        assertThat(text()).isEqualTo("f(){\n    x\n}");
    }

    @Test
    void aChangeMadeElsewhereComesInWithoutMovingTheCaret(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        robot.interact(() -> area.moveTo(3));
        int edits = session.edits().size();

        setCode(area.getText().replace("32", "273.15"));
        waitForFxEvents();

        assertThat(area.getText()).contains("273.15");
        assertThat(area.getCaretPosition()).isEqualTo(3);
        assertThat(session.edits()).hasSize(edits);
    }

    @Test
    void ctrlZAsksForTheSnippetsLastChangeAndCtrlEnterDeploysTheNode(FxRobot robot) {
        open(robot, ADD_32_NODE, "#code-editor-compute");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(session.calls()).contains("undoCode add-32.compute.jsh", "redo", "deployNode add-32");
    }

    @Test
    void theDeployButtonDeploysTheNode(FxRobot robot) {
        open(robot, ADD_32_NODE, "#code-editor-compute");

        robot.clickOn("#deploy-node");

        assertThat(session.calls()).contains("deployNode add-32");
    }

    @Test
    void aDiagnosticIsASquiggleAndACardAndGoesWhenItsLineIsEdited(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        String broken = "double compute(double rated) {\n    return ratd + 32;\n}\n";
        setCode(broken);
        analyse(broken.indexOf("ratd"), "cannot find symbol: variable ratd", broken.replace("ratd", "rated"));
        waitForFxEvents();

        assertThat(robot.lookup(".squiggle").queryAllAs(Polyline.class)).hasSize(1);
        assertThat(card()).contains("2:12", "cannot find symbol: variable ratd", "Change to rated");

        robot.interact(() -> area.moveTo(1, 12));
        robot.write("x");
        waitForFxEvents();

        assertThat(robot.lookup(".squiggle").queryAllAs(Polyline.class)).isEmpty();
        assertThat(view.lookup("#diagnostics").isVisible()).isFalse();
    }

    @Test
    void aFixIsAppliedByItsLink(FxRobot robot) {
        open(robot, ADD_32_NODE, "#code-editor-compute");
        String broken = "double compute(double rated) {\n    return ratd + 32;\n}\n";
        String mended = broken.replace("ratd", "rated");
        setCode(broken);
        analyse(broken.indexOf("ratd"), "cannot find symbol: variable ratd", mended);
        waitForFxEvents();

        robot.clickOn("Change to rated");

        assertThat(session.edits()).contains(new Edit.SetCodes("Change to rated", Map.of(ADD_32, mended)));
    }

    @Test
    void anEmptySnippetOffersItsTemplate(FxRobot robot) {
        CodeArea area = open(robot, new Item.OfNode(new NodeId(1)), "#code-editor-decode");
        robot.clickOn("#tab-timestamp");
        robot.clickOn("#insert-template");

        assertThat(area.getText()).isEqualTo(TEMPLATE);
        assertThat(area.getCaretPosition()).isEqualTo(9);
        assertThat(session.state().project().text(new CodeRef("in", Role.TIMESTAMP)))
                .isEqualTo(TEMPLATE);
    }

    @Test
    void aFormReplacesTheCodeInOneStep(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        MenuButton forms = robot.lookup("#forms").queryAs(MenuButton.class);

        robot.interact(() -> forms.getItems().get(0).fire());

        assertThat(area.getText()).isEqualTo(FORM);
        assertThat(codes()).hasSize(1);
    }

    @Test
    void aGoodSettingIsTakenAndABadOneIsRefusedInPlace(FxRobot robot) {
        select(robot, new Item.OfNode(new NodeId(1)));
        robot.clickOn("#tab-settings").clickOn("#setting-port").write("99999").push(KeyCode.ENTER);

        assertThat(robot.lookup("port must be a number from 0 to 65535, not 99999.")
                        .tryQuery())
                .isPresent();
        assertThat(session.edits()).isEmpty();

        robot.doubleClickOn("#setting-port").write("7010").push(KeyCode.ENTER);

        assertThat(session.edits()).containsExactly(new Edit.SetSetting("in", "port", Optional.of("7010")));

        robot.clickOn("#reset-port");

        assertThat(robot.lookup("#setting-port").queryAs(TextField.class).getText())
                .isEmpty();
        assertThat(session.edits()).contains(new Edit.SetSetting("in", "port", Optional.empty()));
    }

    @Test
    void whereNothingIsSelectedTheApplicationHasItsSettings(FxRobot robot) {
        robot.interact(() -> model.selection().clear());
        robot.clickOn("#tab-project").clickOn("#setting-workers").write("300").push(KeyCode.ENTER);
        assertThat(session.edits()).isEmpty();

        robot.doubleClickOn("#setting-workers").write("4").push(KeyCode.ENTER);

        assertThat(session.edits()).containsExactly(new Edit.SetApplicationSetting("workers", Optional.of("4")));
    }

    @Test
    void aSettingIsGivenBeforeASaveAndWhenTheFieldIsLeft(FxRobot robot) {
        select(robot, new Item.OfNode(new NodeId(1)));
        robot.clickOn("#tab-settings").clickOn("#setting-port").write("7011").push(KeyCode.CONTROL, KeyCode.S);
        robot.clickOn("#setting-host").write("0.0.0.0").clickOn("#node-title");

        assertThat(session.edits())
                .containsExactly(
                        new Edit.SetSetting("in", "port", Optional.of("7011")),
                        new Edit.SetSetting("in", "host", Optional.of("0.0.0.0")));
    }

    @Test
    void aSettingThatDependsOnAnotherAppearsWithIt(FxRobot robot) {
        select(robot, new Item.OfNode(new NodeId(1)));
        robot.clickOn("#tab-settings");
        assertThat(robot.lookup("#setting-frame-size")
                        .query()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isFalse();

        ComboBox<?> framing = robot.lookup("#setting-framing").queryComboBox();
        robot.interact(() -> framing.getSelectionModel().selectLast());

        assertThat(session.edits()).containsExactly(new Edit.SetSetting("in", "framing", Optional.of("fixed")));
        assertThat(robot.lookup("#setting-frame-size")
                        .query()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isTrue();
    }

    @Test
    void theNameIsChangedInline(FxRobot robot) {
        select(robot, ADD_32_NODE);
        assertThat(robot.lookup("#node-shown").queryAs(Label.class).getText()).isEqualTo("+ 32");
        robot.doubleClickOn("#node-name")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("plus-32")
                .push(KeyCode.ENTER);

        assertThat(session.state().project().node("plus-32")).isPresent();
        assertThat(robot.lookup("#code-editor-compute").queryAs(CodeArea.class).getText())
                .contains("rated + 32");
    }

    @Test
    void aNameWithoutATitleStandsAlone(FxRobot robot) {
        select(robot, ADD_32_NODE);
        assertThat(robot.lookup("#node-name").query().getStyleClass()).contains("beside-title");
        select(robot, new Item.OfNode(new NodeId(1)));

        assertThat(robot.lookup("#node-shown").query().isVisible()).isFalse();
        assertThat(robot.lookup("#node-name").query().getStyleClass()).doesNotContain("beside-title");
    }

    @Test
    void aProblemsPlaceOpensTheCodeAtItsLine(FxRobot robot) {
        robot.interact(() -> model.reveal(Problem.Where.code(new CodeRef("out", Role.ENCODE), 2, 5)));

        CodeArea area = robot.lookup("#code-editor-encode").queryAs(CodeArea.class);
        assertThat(area.getCurrentParagraph()).isEqualTo(1);
        assertThat(area.getCaretColumn()).isEqualTo(4);
    }

    @Test
    void anErrorOfARunLeadsToItsLine(FxRobot robot) {
        select(robot, ADD_32_NODE);
        robot.interact(() -> model.setLive(withFailure()));
        robot.clickOn("#tab-metrics");

        assertThat(robot.lookup("#count-failed").queryAs(Label.class).getText()).isEqualTo("1");
        assertThat(robot.lookup("#count-takes-p99").queryAs(Label.class).getText())
                .isEqualTo("25.0 ms");
        assertThat(robot.lookup("#count-waits-for-room").queryAs(Label.class).getText())
                .isEqualTo("75 %");
        robot.clickOn("add-32.compute.jsh, line 2");

        CodeArea area = robot.lookup("#code-editor-compute").queryAs(CodeArea.class);
        assertThat(area.getCurrentParagraph()).isEqualTo(1);
    }

    @Test
    void theRightMouseButtonOpensAMenuThatPastesAsOneStep(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");
        robot.interact(() -> area.selectRange(0, 6));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        robot.interact(() -> area.moveTo(area.getLength()));

        robot.rightClickOn("#code-editor-compute").clickOn("Paste");
        waitForFxEvents();

        assertThat(text()).endsWith("}\ndouble");
        assertThat(codes()).hasSize(1);
    }

    @Test
    void severalThingsAreCountedAndDeletedTogether(FxRobot robot) {
        robot.interact(() -> model.selection().set(List.of(ADD_32_NODE, new Item.OfNode(new NodeId(2)))));

        assertThat(robot.lookup("#selection-count").queryAs(Label.class).getText())
                .isEqualTo("2 selected");
        robot.clickOn("#delete-selection");

        assertThat(session.edits()).containsExactly(new Edit.Remove(Set.of("add-32", "to-rate"), Set.of()));
        assertThat(robot.lookup("#node-name").queryAs(TextField.class).getText())
                .isEqualTo("celsius");
    }

    @Test
    void findingGoesFromPlaceToPlace(FxRobot robot) {
        CodeArea area = open(robot, ADD_32_NODE, "#code-editor-compute");

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("rated");
        assertThat(area.getSelectedText()).isEqualTo("rated");
        int first = area.getSelection().getStart();
        robot.push(KeyCode.ENTER);
        assertThat(area.getSelection().getStart()).isGreaterThan(first);
        robot.push(KeyCode.ESCAPE);

        assertThat(area.isFocused()).isTrue();
    }

    @Test
    void theThemeSwitchesLive(FxRobot robot) {
        open(robot, ADD_32_NODE, "#code-editor-compute");
        assertThat(keywordColour(robot)).isEqualTo(Color.web("#8250DF"));

        robot.interact(() -> Theme.apply(scene, true));
        waitForFxEvents();

        assertThat(keywordColour(robot)).isEqualTo(Color.web("#C297FF"));
        assertThat(Theme.paletteOf(view)).isEqualTo(Palette.of(true));
    }

    private static Color keywordColour(FxRobot robot) {
        return (Color) robot.lookup(".tok-keyword").queryAs(Text.class).getFill();
    }

    private static SnippetHelp help() {
        return new SnippetHelp() {
            @Override
            public CompletableFuture<Optional<Template>> template(CodeRef code, SessionState state) {
                return CompletableFuture.completedFuture(Optional.of(new Template(TEMPLATE, 9)));
            }

            @Override
            public CompletableFuture<List<Form>> forms(CodeRef code, SessionState state) {
                return CompletableFuture.completedFuture(
                        List.of(new Form("Emitter", "Gives any number of results.", new Template(FORM, 4))));
            }
        };
    }

    private void select(FxRobot robot, Item item) {
        robot.interact(() -> model.selection().only(item));
    }

    private CodeArea open(FxRobot robot, Item item, String id) {
        select(robot, item);
        CodeArea area = robot.lookup(id).queryAs(CodeArea.class);
        robot.interact(area::requestFocus);
        return area;
    }

    private java.util.stream.Stream<Edit.SetCode> codes() {
        return session.edits().stream().filter(Edit.SetCode.class::isInstance).map(Edit.SetCode.class::cast);
    }

    private String text() {
        return session.state().project().text(ADD_32);
    }

    private String card() {
        return view.lookup("#diagnostics").lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private void setCode(String text) {
        Project p = session.state().project();
        TreeMap<CodeRef, String> code = new TreeMap<>(p.code());
        code.put(ADD_32, text);
        session.setProject(new Project(
                p.name(), p.nodes(), p.states(), p.edges(), code, p.layout(), p.data(), p.tests(), p.extras()));
    }

    private void analyse(int start, String message, String mended) {
        Diagnostic diagnostic = new Diagnostic(
                ADD_32,
                Diagnostic.Severity.ERROR,
                message,
                start,
                start + 4,
                2,
                12,
                Optional.of(new Diagnostic.Fix("Change to rated", Map.of(ADD_32, mended))));
        SnippetReport report = new SnippetReport(ADD_32, List.of(diagnostic), Optional.empty(), Optional.of("double"));
        session.setAnalysis(
                new ProjectAnalysis(Map.of(ADD_32, report), Map.of(), Map.of(), List.of(), new ConnectRules(Map.of())),
                List.of());
    }

    private LiveMetrics withFailure() {
        LiveMetrics live = SampleStates.live(model.state().project(), 10, 5);
        Map<String, NodeMetrics> nodes =
                new HashMap<>(live.snapshot().orElseThrow().nodes());
        FailureSample failure = new FailureSample(
                0,
                Optional.of(ADD_32),
                "ArithmeticException: / by zero",
                "12.5",
                List.of(new FailureSample.Frame(ADD_32, "compute", 2)));
        nodes.put("add-32", SampleStates.measured(10, List.of(failure)));
        var s = live.snapshot().orElseThrow();
        return new LiveMetrics(
                Optional.of(new io.millrace.engine.metrics.MetricsSnapshot(
                        2, s.status(), s.generation(), nodes, s.edges())),
                live.edgeRates(),
                live.nodeRates());
    }
}
