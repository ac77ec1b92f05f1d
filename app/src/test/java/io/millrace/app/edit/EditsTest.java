package io.millrace.app.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.Project.Extras;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    private static final Position AT = new Position(10, 20);
    private final AtomicLong ids = new AtomicLong();
    private final EditContext context = new EditContext(
            Catalogue.standard(),
            () -> new NodeId(ids.incrementAndGet()),
            (ref, after) -> "// template of " + ref.fileName());
    private Project project = Project.empty("p");

    private Applied apply(Edit edit) {
        try {
            final Applied applied = Edits.apply(project, edit, context);
            project = applied.project();
            return applied;
        } catch (EditRefused e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private void refused(Edit edit, String... words) {
        assertThatThrownBy(() -> Edits.apply(project, edit, context))
                .isInstanceOf(EditRefused.class)
                .hasMessageContainingAll(words);
    }

    private void add(String kind, String name) {
        apply(new Edit.AddNode(kind, Optional.of(name), AT, Optional.empty()));
    }

    private void connect(String from, String to) {
        apply(new Edit.Connect(PortRef.out(from), PortRef.in(to)));
    }

    private void put(CodeRef ref, String text) {
        apply(new Edit.SetCode(ref, text, 0, false));
    }

    private List<String> edges() {
        return project.edges().stream().map(Edge::id).toList();
    }

    /** in -> a -> out, with everything that can hang on names. */
    private void chain() {
        add("tcp-source", "in");
        add("computation", "a");
        add("tcp-sink", "out");
        connect("in", "a");
        connect("a", "out");
    }

    @Test
    void everyEditHasItsCode() {
        for (final Class<?> type : Edit.class.getPermittedSubclasses()) {
            assertThat(Edits.handles(type)).as(type.getSimpleName()).isTrue();
        }
    }

    @Test
    void aNewNodeHasANameThatAPersonWouldGiveAndTheCodeThatItNeeds() {
        apply(new Edit.AddNode("computation", Optional.empty(), AT, Optional.empty()));
        final Applied second = apply(new Edit.AddNode("computation", Optional.empty(), AT, Optional.empty()));
        final CodeRef code = new CodeRef("step-2", Role.COMPUTE);
        assertThat(project.nodes()).containsOnlyKeys("step", "step-2");
        assertThat(project.text(code)).isEqualTo("// template of step-2.compute.jsh");
        assertThat(project.layout()).containsEntry("step-2", AT);
        assertThat(second.label()).isEqualTo("Add computation");
        assertThat(second.reveal()).contains("step-2");
        assertThat(second.code()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp-source, in",
        "file-source, in",
        "stdin, in",
        "generator, generator",
        "tcp-sink, out",
        "file-sink, out",
        "stdout, out",
        "discard, discard",
        "state-computation, step",
        "key, key",
        "state, state"
    })
    void aNameTellsWhatANodeIsFor(String kind, String name) {
        apply(new Edit.AddNode(kind, Optional.empty(), AT, Optional.empty()));
        assertThat(project.hasName(name)).isTrue();
    }

    @Test
    void optionalCodeStaysEmpty() {
        assertThat(apply(new Edit.AddNode("tcp-source", Optional.empty(), AT, Optional.empty()))
                        .label())
                .isEqualTo("Add TCP in");
        assertThat(project.code().keySet()).containsExactly(new CodeRef("in", Role.DECODE));
    }

    @Test
    void aNewNodeIsConnectedInTheSameStep() {
        add("tcp-source", "in");
        apply(new Edit.AddNode("computation", Optional.of("a"), AT, Optional.of(PortRef.out("in"))));
        assertThat(edges()).containsExactly("in--a");
        refused(
                new Edit.AddNode("generator", Optional.empty(), AT, Optional.of(PortRef.out("in"))),
                "No edge can lead");
        refused(new Edit.AddNode("state", Optional.empty(), AT, Optional.of(PortRef.out("in"))), "State");
    }

    @Test
    void aStateIsAddedAmongTheStates() {
        final Applied applied = apply(new Edit.AddNode("state", Optional.of("votes"), AT, Optional.empty()));
        assertThat(project.nodes()).isEmpty();
        assertThat(project.states().get("votes").scope()).isEqualTo(Scope.KEY);
        assertThat(applied.code()).contains(new CodeRef("votes", Role.STATE));
        assertThat(applied.label()).isEqualTo("Add state");
    }

    @Test
    void badAndTakenNamesAndUnknownKindsAreRefused() {
        add("computation", "a");
        refused(new Edit.AddNode("computation", Optional.of("a"), AT, Optional.empty()), "already a node a");
        refused(new Edit.AddNode("computation", Optional.of("A b"), AT, Optional.empty()), "not a good name");
        refused(new Edit.AddNode("computatoin", Optional.empty(), AT, Optional.empty()), "Did you mean computation?");
    }

    @Test
    void removingTakesEverythingThatHangsOnIt() {
        chain();
        apply(new Edit.SetSends("in--a", Sends.WHEN));
        apply(new Edit.PutData("in", DataSet.text("d.txt", "x\n")));
        apply(new Edit.PutTest(new ProjectTest(
                "t", Map.of("in", "d.txt"), Map.of(), Map.of("out", new Expected(RowFormat.TEXT, List.of("x"))))));
        final Applied applied = apply(new Edit.Remove(Set.of("in"), Set.of()));
        assertThat(applied.label()).isEqualTo("Remove in");
        assertThat(project.nodes()).containsOnlyKeys("a", "out");
        assertThat(edges()).containsExactly("a--out");
        assertThat(project.code().keySet()).extracting(CodeRef::owner).containsExactly("a", "out");
        assertThat(project.layout()).doesNotContainKey("in");
        assertThat(project.data()).isEmpty();
        assertThat(project.tests().get("t").inputs()).isEmpty();
        refused(new Edit.Remove(Set.of("in"), Set.of()), "nothing to remove");
    }

    @Test
    void removingAStateUnbindsItsUsers() {
        add("state", "votes");
        add("state-computation", "add");
        apply(new Edit.BindState("add", Optional.of("votes")));
        apply(new Edit.Remove(Set.of("votes"), Set.of()));
        assertThat(project.nodes().get("add").state()).isEmpty();
        assertThat(project.code()).doesNotContainKey(new CodeRef("votes", Role.STATE));
    }

    @Test
    void removingAnEdgeTakesItsPredicate() {
        chain();
        apply(new Edit.SetSends("in--a", Sends.WHEN));
        assertThat(apply(new Edit.Remove(Set.of(), Set.of("in--a"))).label()).isEqualTo("Remove in -> a");
        assertThat(project.code()).doesNotContainKey(new CodeRef("in--a", Role.ROUTE));
    }

    @Test
    void healingJoinsWhatWasBeforeWithWhatWasBehind() {
        chain();
        apply(new Edit.SetSends("in--a", Sends.WHEN));
        put(new CodeRef("in--a", Role.ROUTE), "boolean test(int i) { return true; }");
        apply(new Edit.DeleteAndHeal(Set.of("a")));
        assertThat(edges()).containsExactly("in--out");
        assertThat(project.edges().get(0).sends()).isEqualTo(Sends.WHEN);
        assertThat(project.text(new CodeRef("in--out", Role.ROUTE))).contains("boolean test(int i)");
    }

    @Test
    void healingGoesThroughSeveralNodesInARowAndStopsWhereItIsNotClear() {
        chain();
        add("computation", "b");
        apply(new Edit.Reconnect("a--out", PortRef.out("a"), PortRef.in("b")));
        connect("b", "out");
        apply(new Edit.DeleteAndHeal(Set.of("a", "b")));
        assertThat(edges()).containsExactly("in--out");

        add("tcp-source", "in2");
        add("tcp-sink", "out2");
        add("computation", "mid");
        List.of("in", "in2").forEach(from -> connect(from, "mid"));
        List.of("out", "out2").forEach(to -> connect("mid", to));
        apply(new Edit.DeleteAndHeal(Set.of("mid")));
        assertThat(edges()).containsExactly("in--out");
    }

    @Test
    void renamingReachesEveryPlace() {
        chain();
        add("state", "s");
        add("state-computation", "sc");
        apply(new Edit.BindState("sc", Optional.of("s")));
        apply(new Edit.SetSends("in--a", Sends.WHEN));
        put(new CodeRef("in--a", Role.ROUTE), "route");
        apply(new Edit.PutData("in", DataSet.text("d.txt", "x\n")));
        apply(new Edit.PutTest(new ProjectTest("t", Map.of("in", "d.txt"), Map.of("in", 3), Map.of())));
        project = ProjectDraft.of(project)
                .extras(new Extras(Map.of("/nodes/in", "{\"x\":1}", "/edges/in--a", "{\"y\":2}"), Map.of()))
                .build();
        final NodeId id = project.nodes().get("in").id();

        final Applied applied = apply(new Edit.Rename("in", "votes-in"));

        assertThat(applied.label()).isEqualTo("Rename in to votes-in");
        assertThat(project.nodes().get("votes-in").id()).isEqualTo(id);
        assertThat(edges()).containsExactly("a--out", "votes-in--a");
        assertThat(project.text(new CodeRef("votes-in--a", Role.ROUTE))).isEqualTo("route");
        assertThat(project.text(new CodeRef("votes-in", Role.DECODE))).contains("in.decode.jsh");
        assertThat(project.code().keySet()).extracting(CodeRef::owner).doesNotContain("in", "in--a");
        assertThat(project.layout()).containsKey("votes-in").doesNotContainKey("in");
        assertThat(project.data()).containsOnlyKeys("votes-in");
        assertThat(project.tests().get("t").inputs()).containsOnlyKeys("votes-in");
        assertThat(project.tests().get("t").generate()).containsOnlyKeys("votes-in");
        assertThat(project.extras().application()).containsOnlyKeys("/nodes/votes-in", "/edges/votes-in--a");

        apply(new Edit.Rename("s", "sum"));
        assertThat(project.nodes().get("sc").state()).contains("sum");
        refused(new Edit.Rename("sum", "a"), "already a node a");
        refused(new Edit.Rename("gone", "b"), "no node gone");
    }

    @Test
    void settingsThatEqualTheDefaultAreNotKept() {
        add("tcp-source", "in");
        assertThat(apply(new Edit.SetSetting("in", "port", Optional.of("9000"))).label())
                .isEqualTo("Change port of in");
        assertThat(project.nodes().get("in").settings()).containsExactly(Map.entry("port", "9000"));
        apply(new Edit.SetSetting("in", "port", Optional.of("7001")));
        assertThat(project.nodes().get("in").settings()).isEmpty();
        refused(new Edit.SetSetting("in", "prot", Optional.of("1")), "Did you mean port?");
    }

    @Test
    void theApplicationHasSettingsOfItsOwn() {
        assertThat(apply(new Edit.SetApplicationSetting("workers", Optional.of("3")))
                        .label())
                .isEqualTo("Change workers of the application");
        assertThat(project.settings()).containsExactly(Map.entry("workers", "3"));
        apply(new Edit.SetApplicationSetting("workers", Optional.of("0")));
        assertThat(project.settings()).isEmpty();
        refused(new Edit.SetApplicationSetting("threads", Optional.of("1")), "no setting threads");
    }

    @Test
    void theScopeOfAStateCanBeSetLikeASetting() {
        add("state", "s");
        apply(new Edit.SetSetting("s", "scope", Optional.of("application")));
        assertThat(project.states().get("s").scope()).isEqualTo(Scope.APPLICATION);
        apply(new Edit.SetScope("s", Scope.KEY));
        assertThat(project.states().get("s").scope()).isEqualTo(Scope.KEY);
        refused(new Edit.SetTitle("s", "Sum"), "no title");
    }

    @Test
    void onlyStateComputationsAreBoundAndOnlyToStatesThatThereAre() {
        chain();
        add("state", "s");
        refused(new Edit.BindState("a", Optional.of("s")), "no state computation");
        add("state-computation", "sc");
        refused(new Edit.BindState("sc", Optional.of("t")), "no State t");
        assertThat(apply(new Edit.BindState("sc", Optional.of("s"))).label()).isEqualTo("Bind sc to s");
    }

    @Test
    void edgesOfErrorPortsKeepTheirPortWhateverIsEdited() {
        chain();
        add("discard", "bad");
        apply(new Edit.Connect(PortRef.errors("a"), PortRef.in("bad")));
        apply(new Edit.Connect(PortRef.errors("out"), PortRef.in("bad")));
        apply(new Edit.SetSends("a.errors--bad", Sends.WHEN));
        put(new CodeRef("a.errors--bad", Role.ROUTE), "mine");
        assertThat(edges()).containsExactlyInAnyOrder("a--out", "a.errors--bad", "in--a", "out.errors--bad");

        apply(new Edit.Rename("a", "step"));
        assertThat(edges()).contains("step.errors--bad");
        assertThat(project.text(new CodeRef("step.errors--bad", Role.ROUTE))).isEqualTo("mine");

        add("discard", "worse");
        apply(new Edit.Reconnect("step.errors--bad", PortRef.errors("step"), PortRef.in("worse")));
        assertThat(project.text(new CodeRef("step.errors--worse", Role.ROUTE))).isEqualTo("mine");

        apply(new Edit.DeleteAndHeal(Set.of("step")));
        assertThat(edges()).containsExactlyInAnyOrder("in--out", "out.errors--bad");
    }

    @Test
    void aNewNodeCanBeConnectedToAnErrorPort() {
        chain();
        apply(new Edit.AddNode("computation", Optional.of("tell"), AT, Optional.of(PortRef.errors("in"))));
        assertThat(edges()).contains("in.errors--tell");
        add("discard", "bad");
        refused(new Edit.Connect(PortRef.errors("bad"), PortRef.in("a")), "no output errors");
        connect("a", "tell");
        refused(new Edit.Connect(PortRef.errors("tell"), PortRef.in("a")), "round for ever");
    }

    @Test
    void edgesThatCannotBeAreRefusedWithTheReason() {
        chain();
        add("state", "s");
        refused(new Edit.Connect(PortRef.out("in"), PortRef.in("a")), "there already");
        refused(new Edit.Connect(PortRef.out("out"), PortRef.in("a")), "out is a sink (TCP out)");
        refused(new Edit.Connect(PortRef.out("a"), PortRef.in("in")), "in is a source (TCP in)");
        refused(new Edit.Connect(PortRef.out("a"), PortRef.in("a")), "feed itself");
        refused(new Edit.Connect(PortRef.out("a"), PortRef.in("s")), "is a State");
        refused(new Edit.Connect(PortRef.out("a"), PortRef.in("nobody")), "no node nobody");
        refused(new Edit.Connect(new PortRef("a", "left"), PortRef.in("out")), "no output left");
        add("computation", "b");
        connect("a", "b");
        refused(new Edit.Connect(PortRef.out("b"), PortRef.in("a")), "round for ever", "b -> a -> b");
    }

    @Test
    void reconnectingKeepsThePredicate() {
        chain();
        add("computation", "b");
        apply(new Edit.SetSends("in--a", Sends.WHEN));
        put(new CodeRef("in--a", Role.ROUTE), "mine");
        apply(new Edit.Reconnect("in--a", PortRef.out("in"), PortRef.in("b")));
        assertThat(project.text(new CodeRef("in--b", Role.ROUTE))).isEqualTo("mine");
        assertThat(project.edges().get(1).sends()).isEqualTo(Sends.WHEN);
        refused(new Edit.Reconnect("a--out", PortRef.out("out"), PortRef.in("a")), "sink");
    }

    @Test
    void anEdgeWithAConditionGetsATemplate() {
        chain();
        final Applied applied = apply(new Edit.SetSends("in--a", Sends.WHEN));
        assertThat(project.text(new CodeRef("in--a", Role.ROUTE))).isEqualTo("// template of in--a.route.jsh");
        assertThat(applied.code()).contains(new CodeRef("in--a", Role.ROUTE));
        apply(new Edit.SetSends("in--a", Sends.EVERYTHING));
        assertThat(project.code()).doesNotContainKey(new CodeRef("in--a", Role.ROUTE));
    }

    @Test
    void edgesOfOneOutputKeepTheOrderInWhichTheyWereDrawn() {
        chain();
        add("computation", "z");
        add("computation", "b");
        connect("in", "z");
        connect("in", "b");
        assertThat(edges()).containsExactly("a--out", "in--a", "in--z", "in--b");
    }

    @Test
    void codeNeedsAnOwnerAndAPlace() {
        chain();
        refused(new Edit.SetCode(new CodeRef("gone", Role.COMPUTE), "x", 0, false), "no node gone");
        refused(new Edit.SetCode(new CodeRef("a", Role.ENCODE), "x", 0, false), "no place for encode");
        put(CodeRef.TYPES, "record A() {}");
        put(CodeRef.TYPES, "");
        assertThat(project.code()).doesNotContainKey(CodeRef.TYPES);
    }

    @Test
    void movesAreLabelledByHowManyTheyAre() {
        chain();
        assertThat(apply(new Edit.Move(Map.of("a", AT.plus(5, 5)))).label()).isEqualTo("Move a");
        assertThat(apply(new Edit.Move(Map.of("a", AT, "in", AT, "out", AT))).label())
                .isEqualTo("Move 3 nodes");
        refused(new Edit.Move(Map.of("gone", AT)), "nothing to move");
    }

    @Test
    void dataAndTestsNeedGoodNamesAndSources() {
        chain();
        refused(new Edit.PutData("a", DataSet.text("d.txt", "")), "no source");
        refused(new Edit.PutData("in", DataSet.text("../d.txt", "")), "no good file name");
        refused(new Edit.PutTest(new ProjectTest("a/b", Map.of(), Map.of(), Map.of())), "no good file name");
        refused(new Edit.RemoveData("in", "d.txt"), "no data set d.txt");
        refused(new Edit.RemoveTest("t"), "no test t");
    }

    @Test
    void severalEditsAreOneStepAndAllOrNothing() {
        chain();
        final Applied applied = apply(
                new Edit.Several("Do two things", List.of(new Edit.SetTitle("a", "A"), new Edit.Rename("out", "end"))));
        assertThat(applied.label()).isEqualTo("Do two things");
        assertThat(project.nodes().get("a").title()).isEqualTo("A");
        assertThat(edges()).contains("a--end");
        refused(
                new Edit.Several("x", List.of(new Edit.SetTitle("a", "B"), new Edit.Rename("out", "b"))),
                "no node out");
    }

    @Test
    void takingOverKeepsIdentitiesByName() {
        chain();
        final NodeId id = project.nodes().get("a").id();
        final Project other = ProjectDraft.of(project)
                .put(project.nodes().get("a").withId(new NodeId(777)).withTitle("From outside"))
                .put(project.nodes().get("a").withId(new NodeId(778)).withName("new"))
                .build();
        apply(new Edit.TakeOver(other));
        assertThat(project.nodes().get("a").id()).isEqualTo(id);
        assertThat(project.nodes().get("a").title()).isEqualTo("From outside");
        assertThat(project.nodes().get("new").id()).isNotEqualTo(new NodeId(778));
    }

    @Test
    void aStepIsTurnedIntoCodeInOneStep() {
        add("filter", "f");
        apply(new Edit.SetSetting("f", "when", Optional.of("in > 3")));
        apply(new Edit.SetSetting("f", "on-error", Optional.of("stop")));

        final Applied applied = apply(new Edit.TurnIntoCode("f", Map.of(Role.COMPUTE, "int compute(int in) { }")));

        assertThat(applied.label()).isEqualTo("Turn f into code");
        assertThat(applied.code()).contains(new CodeRef("f", Role.COMPUTE));
        assertThat(project.node("f")).hasValueSatisfying(node -> {
            assertThat(node.kind()).isEqualTo("computation");
            assertThat(node.settings()).isEqualTo(Map.of("on-error", "stop"));
        });
        assertThat(project.text(new CodeRef("f", Role.COMPUTE))).isEqualTo("int compute(int in) { }");
        refused(new Edit.TurnIntoCode("f", Map.of(Role.COMPUTE, "x")), "its own code already");
    }

    @Test
    void aStepThatRemembersIsBoundToAStateWhenItIsTurnedIntoCode() {
        add("count", "c");
        add("state", "c-state");
        apply(new Edit.SetSetting("c", "scope", Optional.of("application")));
        refused(new Edit.TurnIntoCode("c", Map.of(Role.COMPUTE, "x")), "mend them first");

        apply(new Edit.TurnIntoCode("c", Map.of(Role.COMPUTE, "long compute", Role.STATE, "class Count { }")));

        assertThat(project.node("c").orElseThrow().kind()).isEqualTo("state-computation");
        assertThat(project.node("c").orElseThrow().state()).contains("c-state-2");
        assertThat(project.states().get("c-state-2").scope()).isEqualTo(Scope.APPLICATION);
        assertThat(project.text(new CodeRef("c-state-2", Role.STATE))).isEqualTo("class Count { }");
    }
}
