package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.session.RunState;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.FakeSession;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.LiveMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanvasViewModelTest {
    private final FakeSession session = new FakeSession(SampleStates.alphabet());
    private final DesignerModel model = new DesignerModel(session, Runnable::run);
    private final CanvasViewModel vm = vm(model);

    private static CanvasViewModel vm(DesignerModel model) {
        CanvasViewModel vm = new CanvasViewModel(model, Catalogue.standard());
        var unused = model.stateProperty().subscribe(state -> vm.refresh());
        return vm;
    }

    private Box box(String name) {
        return vm.drawing().named(name).orElseThrow();
    }

    @Test
    void aKeyIsAPillOnTheLineOfThePortsAndAStateIsDockedUnderItsOnlyUser() {
        assertThat(box("by-letter").form()).isEqualTo(Box.Form.PILL);
        assertThat(box("by-letter").plug(Box.Plug.IN).getY())
                .isEqualTo(box("in").plug(Box.Plug.OUT).getY());
        assertThat(box("votes").form()).isEqualTo(Box.Form.CYLINDER);
        assertThat(box("votes").bounds().getMinY())
                .isGreaterThan(box("add-votes").bounds().getMaxY());
        assertThat(vm.drawing().bonds()).hasSize(1);
    }

    @Test
    void aDockedStateGoesWithItsUserUntilItIsMovedItself() {
        double before = box("votes").bounds().getMinX();
        vm.move(Map.of("add-votes", new Position(640, 160)));
        assertThat(box("votes").bounds().getMinX()).isEqualTo(before + 100);

        vm.move(Map.of("votes", new Position(200, 400)));
        vm.move(Map.of("add-votes", new Position(740, 160)));
        assertThat(box("votes").bounds().getMinX()).isEqualTo(200);
    }

    @Test
    void aStateOfSeveralUsersStandsFreeBetweenThem() {
        Project p = session.state().project();
        TreeMap<String, io.millrace.app.project.ProjectNode> nodes = new TreeMap<>(p.nodes());
        nodes.put(
                "read",
                new io.millrace.app.project.ProjectNode(
                        new NodeId(9), "read", "state-computation", "", Map.of(), Optional.of("votes")));
        TreeMap<String, Position> layout = new TreeMap<>(p.layout());
        layout.put("read", new Position(540, 400));
        session.setProject(
                new Project(p.name(), nodes, p.states(), p.edges(), p.code(), layout, p.data(), p.tests(), p.extras()));

        assertThat(vm.drawing().bonds()).hasSize(2);
        assertThat(box("votes").bounds().getMinY()).isGreaterThan(456);
    }

    @Test
    void theSecondLineSaysTheSettingOrTheHeartOfTheCode() {
        session.publish(SampleStates.celsius());

        assertThat(box("in").face().detail()).isEqualTo("TCP in :7001");
        assertThat(box("to-rate").face().detail()).isEqualTo("celsius * 1.8");
        assertThat(box("to-rate").face().code()).isTrue();
        assertThat(box("to-rate").face().title()).isEqualTo("x 1.8");
    }

    @Test
    void nodesWithoutAPlaceAreLaidOutInLayersAndKeepItWhenOneIsMoved() {
        Project p = SampleStates.celsiusProject();
        session.publish(SampleStates.of(new Project(
                p.name(),
                p.nodes(),
                p.states(),
                p.edges(),
                p.code(),
                new TreeMap<>(),
                p.data(),
                p.tests(),
                p.extras())));
        assertThat(box("to-rate").bounds().getMinX())
                .isLessThan(box("add-32").bounds().getMinX());
        double out = box("out").bounds().getMinX();

        vm.move(Map.of("in", new Position(0, 600)));
        assertThat(session.state().project().layout()).hasSize(4);
        assertThat(box("out").bounds().getMinX()).isEqualTo(out);
    }

    @Test
    void marksSayWhatDiffersFromWhatRuns() {
        RunState run = new RunState(
                Optional.of(DeploymentStatus.RUNNING),
                3,
                "",
                Set.of(new NodeId(1)),
                Set.of(new NodeId(4)),
                Map.of(new NodeId(77), "old"),
                Set.of(new NodeId(3)),
                Optional.empty(),
                false,
                true,
                List.of());
        session.setRun(run);

        assertThat(box("in").marks()).containsExactly(Box.Mark.CHANGED);
        assertThat(box("out").marks()).containsExactly(Box.Mark.UNDEPLOYED);
        assertThat(box("add-votes").marks()).containsExactly(Box.Mark.OLDER);
        assertThat(vm.drawing().box("n77").orElseThrow().ghost()).isTrue();
        session.setRun(RunState.IDLE);
        assertThat(vm.drawing().box("n77")).isEmpty();
        assertThat(box("in").marks()).isEmpty();
    }

    @Test
    void aRemovedNodeThatRunsStaysWhereItWasAsAGhost() {
        session.setRun(SampleStates.running());
        var before = box("out").bounds();
        vm.model().selection().only(new Item.OfNode(new NodeId(4)));
        vm.deleteSelection();
        session.setRun(new RunState(
                Optional.of(DeploymentStatus.RUNNING),
                1,
                "",
                Set.of(),
                Set.of(),
                Map.of(new NodeId(4), "out"),
                Set.of(),
                Optional.empty(),
                true,
                true,
                List.of()));

        assertThat(vm.drawing().named("out")).isEmpty();
        assertThat(vm.drawing().boxes().values())
                .filteredOn(Box::ghost)
                .singleElement()
                .satisfies(ghost -> assertThat(ghost.name()).isEqualTo("out"));
        assertThat(before).isNotNull();
    }

    @Test
    void codeErrorsBreakANodeAndOthersOnlyCount() {
        session.setAnalysis(
                SampleStates.alphabetAnalysis(),
                List.of(
                        Problem.error(
                                Problem.Where.code(
                                        new io.millrace.engine.topology.CodeRef(
                                                "in", io.millrace.engine.catalogue.Role.DECODE),
                                        1,
                                        1),
                                "bad",
                                ""),
                        Problem.error(Problem.Where.setting("out", "port"), "bad port", "")));

        assertThat(box("in").marks()).contains(Box.Mark.BROKEN);
        assertThat(box("out").marks()).isEmpty();
        assertThat(box("out").problems()).isEqualTo(1);
    }

    @Test
    void selectionForgetsWhatIsGoneAndTakesWhatIsAdded() {
        model.selection().only(new Item.OfNode(new NodeId(2)));
        vm.deleteSelection();
        assertThat(model.selection().items()).isEmpty();

        vm.edit(new Edit.AddNode("generator", Optional.empty(), new Position(20, 20), Optional.empty()));
        assertThat(vm.selectedNames()).containsExactly("generator");
    }

    @Test
    void theTipOfABoxNamesIt() {
        DesignerModel celsius = new DesignerModel(new FakeSession(SampleStates.celsius()), Runnable::run);
        Drawing drawing = vm(celsius).drawing();
        HoverTip tip = new HoverTip(celsius);

        assertThat(tip.text(drawing.named("add-32").orElseThrow())).isEqualTo("+ 32 (add-32)");
        assertThat(tip.text(drawing.named("in").orElseThrow())).isEqualTo("in");
    }

    @Test
    void theTipOfANodeThatRunsSaysWhatItDoesWithItsTime() {
        DesignerModel celsius = new DesignerModel(new FakeSession(SampleStates.celsius()), Runnable::run);
        Drawing drawing = vm(celsius).drawing();
        LiveMetrics live = SampleStates.live(celsius.state().project(), 10, 5);
        MetricsSnapshot taken = live.snapshot().orElseThrow();
        celsius.setLive(new LiveMetrics(
                Optional.of(new MetricsSnapshot(
                        1, taken.status(), 1, Map.of("add-32", SampleStates.measured(10, List.of())), taken.edges())),
                live.edgeRates(),
                live.nodeRates()));
        HoverTip tip = new HoverTip(celsius);

        assertThat(tip.text(drawing.named("add-32").orElseThrow()))
                .contains("takes p50 20.0 ms, p99 25.0 ms")
                .contains("waits for room behind it 75 % of the time");
        assertThat(tip.text(drawing.wires().values().iterator().next())).contains("queue 120 of 1,024, at most 120");
    }

    @Test
    void aRefusedEditLeavesEverythingAndSaysWhy() {
        session.refuseNext("No.");
        vm.move(Map.of("in", new Position(0, 0)));

        assertThat(box("in").bounds().getMinX()).isEqualTo(80);
        assertThat(model.messageProperty().get().text()).isEqualTo("No.");
    }

    @Test
    void anEdgeThatWouldCloseACircleIsRefusedWithTheReason() {
        Optional<String> reason = vm.wiring()
                .refusal(
                        new Drawing.Socket(box("add-votes"), Box.Plug.OUT),
                        new Drawing.Socket(box("by-letter"), Box.Plug.IN),
                        Optional.empty());

        assertThat(reason).hasValueSatisfying(text -> assertThat(text).contains("circle"));
        assertThat(vm.wiring()
                        .refusal(
                                new Drawing.Socket(box("in"), Box.Plug.OUT),
                                new Drawing.Socket(box("out"), Box.Plug.IN),
                                Optional.empty()))
                .isEmpty();
    }

    @Test
    void aNodeDroppedOffAnInputIsAddedAndConnectedInOneStep() {
        vm.wiring()
                .addAt(
                        Catalogue.standard().require("computation"),
                        new Position(0, 0),
                        new Drawing.Socket(box("out"), Box.Plug.IN));

        assertThat(session.edits()).singleElement().isInstanceOf(Edit.Several.class);
        assertThat(session.state().project().edges()).contains(Edge.of("step", "out"));
    }

    @Test
    void aStateDroppedOffAStateComputationIsBoundToIt() {
        vm.wiring()
                .addAt(
                        Catalogue.standard().require("state"),
                        new Position(0, 0),
                        new Drawing.Socket(box("add-votes"), Box.Plug.STATE));

        assertThat(session.state().project().node("add-votes").orElseThrow().state())
                .contains("state");
    }

    @Test
    void pastedNodesAreSelected() {
        vm.selectAll();
        String clip = vm.clip().orElseThrow();
        vm.paste(clip, new Position(100, 600));

        assertThat(vm.selectedNames()).hasSize(5).doesNotContain("in");
        assertThat(session.state().project().edges()).hasSize(6);
    }

    @Test
    void theGraphTellsItsListenersOnlyWhatChanged() {
        java.util.List<String> events = new java.util.ArrayList<>();
        vm.graph().listen(new org.graphstream.stream.SinkAdapter() {
            @Override
            public void nodeAttributeChanged(
                    String source, long time, String node, String attribute, Object before, Object value) {
                events.add(node + "." + attribute);
            }
        });
        vm.refresh();
        assertThat(events).isEmpty();

        vm.move(Map.of("in", new Position(80, 260)));
        assertThat(events).containsOnly("n1.box");
        assertThat(vm.graph().graph().getNodeCount()).isEqualTo(5);
        assertThat(vm.graph().graph().getEdgeCount()).isEqualTo(3);
    }

    @Test
    void tidyUpPutsNodesFromLeftToRightOnOneLine() {
        SessionState state = session.state();
        vm.move(Map.of("out", new Position(0, 500), "in", new Position(900, 300)));
        Map<String, Position> to =
                TidyUp.positions(vm.drawing(), vm.positions(vm.drawing().boxes().values()));

        assertThat(state.project().nodes().keySet()).isEqualTo(to.keySet());
        assertThat(List.of("in", "by-letter", "add-votes", "out"))
                .isSortedAccordingTo((a, b) -> Integer.compare(
                        to.getOrDefault(a, new Position(0, 0)).x(),
                        to.getOrDefault(b, new Position(0, 0)).x()));
        assertThat(to.values())
                .extracting(Position::y)
                .containsOnly(to.values().iterator().next().y());
    }
}
