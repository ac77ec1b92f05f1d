package io.millrace.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.Problem.Severity;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopologyChecksTest {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<StateDeclaration> states = new ArrayList<>();

    @Test
    void aSoundGraphHasNoProblems() {
        node("in", "tcp-source")
                .node("by-letter", "key")
                .stateful("add", "votes")
                .node("out", "tcp-sink");
        state("votes", Scope.KEY).path("in", "by-letter", "add", "out");

        assertThat(check()).isEmpty();
    }

    @Test
    void anEmptyGraphHasNoSource() {
        assertThat(messages()).containsExactly("there is no source, so no message can come in");
    }

    @Test
    void aCycleIsNamedByItsPath() {
        node("in", "tcp-source")
                .node("a", "computation")
                .node("b", "computation")
                .node("c", "computation");
        path("in", "a", "b", "c", "a");

        assertThat(messages()).containsExactly("messages would go round for ever: a -> b -> c -> a");
    }

    @Test
    void everyCycleIsNamedAndNodesBehindOneAreNot() {
        node("in", "tcp-source")
                .node("a", "computation")
                .node("b", "computation")
                .node("out", "discard");
        path("in", "a", "a").path("a", "b", "b").path("b", "out");

        assertThat(messages())
                .containsExactly(
                        "messages would go round for ever: a -> a", "messages would go round for ever: b -> b");
    }

    @Test
    void nodesWithoutInputOrWithoutSourceAreToldApart() {
        node("in", "tcp-source")
                .node("out", "discard")
                .node("lone", "computation")
                .node("after", "discard");
        path("in", "out").path("lone", "after");

        assertThat(messages())
                .containsExactly(
                        "nothing is connected to the input of lone", "after gets no messages: no source leads to it");
    }

    @Test
    void whatGoesNowhereIsAWarning() {
        node("in", "tcp-source")
                .node("lone", "generator")
                .node("a", "computation")
                .path("in", "a");

        assertThat(check()).extracting(Problem::severity).containsOnly(Severity.WARNING);
        assertThat(messages()).containsExactly("what lone gives goes nowhere", "what a gives goes nowhere");
    }

    @Test
    void edgesOutOfSinksIntoSourcesToUnknownNodesAndPortsAreRefused() {
        node("in", "tcp-source")
                .node("out", "discard")
                .node("step", "computation")
                .path("in", "step", "out");
        path("out", "step").path("step", "in").path("step", "outt").path("sorce", "step");
        edges.add(new Edge(new PortRef("step", "eror"), PortRef.in("out"), Sends.EVERYTHING));

        assertThat(problemsNamed("out is", "in is", "names", "has no"))
                .containsExactly(
                        "out--step: out is a sink (Discard), so no edge can begin there",
                        "step--in: in is a source (TCP in), so no edge can end there",
                        "step--outt: the edge step -> outt names outt, which is no node",
                        "sorce--step: the edge sorce -> step names sorce, which is no node",
                        "step.eror--out: step has no output eror");
        assertThat(check())
                .filteredOn(problem -> problem.message().contains("outt"))
                .extracting(Problem::advice)
                .containsExactly("Did you mean out?");
    }

    @Test
    void anEdgeDrawnTwiceIsRefused() {
        node("in", "tcp-source").node("out", "discard").path("in", "out").path("in", "out");

        assertThat(messages()).containsExactly("the edge in -> out is drawn more than once");
    }

    @Test
    void badAndDoubleNamesAreRefused() {
        node("in", "tcp-source")
                .node("Out", "discard")
                .node("a".repeat(41), "discard")
                .node("in", "tcp-source");
        state("out", Scope.APPLICATION).stateful("add", "out");
        path("in", "Out").path("in", "a".repeat(41)).path("in", "add");

        assertThat(messages())
                .containsExactly(
                        "Out is not a good name",
                        "a".repeat(41) + " is not a good name",
                        "the name in is used more than once");
    }

    @Test
    void aStateAndANodeShareTheirNames() {
        node("in", "tcp-source").stateful("add", "add").path("in", "add").state("add", Scope.APPLICATION);

        assertThat(messages()).containsExactly("the name add is used more than once");
    }

    @Test
    void aStateComputationNeedsAStateThatExists() {
        node("in", "tcp-source").node("bare", "state-computation").stateful("add", "vots");
        state("votes", Scope.APPLICATION).path("in", "bare").path("in", "add");

        assertThat(check())
                .extracting(problem -> problem.message() + " | " + problem.advice())
                .containsExactly(
                        "bare is a state computation and has no State | Bind it to a State, or make it a computation.",
                        "add uses the State vots, which there is not | Did you mean votes?",
                        "no state computation uses the State votes | Bind a state computation to it, or remove it.");
    }

    @Test
    void aStatePerKeyNeedsAKeyOnEveryWay() {
        node("in", "tcp-source").node("by", "key").node("step", "computation").stateful("add", "votes");
        state("votes", Scope.KEY).path("in", "by", "step", "add");
        assertThat(check()).isEmpty();

        path("in", "add");
        assertThat(messages()).containsExactly("messages reach add without a key, but votes has one object per key");
    }

    @Test
    void aStateOfTheApplicationNeedsNoKey() {
        node("in", "tcp-source")
                .stateful("add", "total")
                .state("total", Scope.APPLICATION)
                .path("in", "add");

        assertThat(check()).isEmpty();
    }

    @Test
    void aStateOnAnotherNodeIsAWarning() {
        node("in", "tcp-source").state("votes", Scope.KEY).path("in", "out");
        nodes.add(new Node("out", Catalogue.standard().require("discard"), Map.of(), Optional.of("votes")));

        assertThat(messages()).containsExactly("out names the State votes but is no state computation");
    }

    @Test
    void edgesOfOneOutputAreAllPlainOrAllConditions() {
        node("in", "tcp-source").node("a", "discard").node("b", "discard").node("c", "discard");
        edge("in", "a", Sends.EVERYTHING).edge("in", "b", Sends.WHEN).edge("in", "c", Sends.OTHERWISE);
        assertThat(messages())
                .containsExactly("edges that send everything and edges with a condition both begin at in");

        edges.clear();
        edge("in", "a", Sends.WHEN).edge("in", "b", Sends.OTHERWISE).edge("in", "c", Sends.OTHERWISE);
        assertThat(messages()).containsExactly("2 edges of in send \"otherwise\"");

        edges.clear();
        edge("in", "a", Sends.WHEN).edge("in", "b", Sends.WHEN).edge("in", "c", Sends.OTHERWISE);
        assertThat(check()).isEmpty();
    }

    @Test
    void aStateDrawnAsANodeIsRefused() {
        node("in", "tcp-source").node("out", "discard").node("votes", "state").path("in", "out");

        assertThat(messages()).containsExactly("votes is a State and can't stand among the nodes");
    }

    @Test
    void aLongChainIsCheckedWithoutDeepRecursion() {
        node("n0", "tcp-source");
        IntStream.range(1, 3000)
                .forEach(i ->
                        node("n" + i, i == 2999 ? "discard" : "computation").path("n" + (i - 1), "n" + i));

        assertThat(check()).isEmpty();
    }

    private TopologyChecksTest node(String name, String kind) {
        nodes.add(new Node(name, Catalogue.standard().require(kind), Map.of(), Optional.empty()));
        return this;
    }

    private TopologyChecksTest stateful(String name, String state) {
        final var kind = Catalogue.standard().require("state-computation");
        nodes.add(new Node(name, kind, Map.of(), Optional.of(state)));
        return this;
    }

    private TopologyChecksTest state(String name, Scope scope) {
        states.add(new StateDeclaration(name, scope));
        return this;
    }

    private TopologyChecksTest path(String... names) {
        IntStream.range(1, names.length).forEach(i -> edges.add(Edge.of(names[i - 1], names[i])));
        return this;
    }

    private TopologyChecksTest edge(String from, String to, Sends sends) {
        edges.add(new Edge(PortRef.out(from), PortRef.in(to), sends));
        return this;
    }

    private List<Problem> check() {
        return TopologyChecks.check(new Topology("test", states, nodes, edges));
    }

    private List<String> messages() {
        return check().stream().map(Problem::message).toList();
    }

    private List<String> problemsNamed(String... parts) {
        return check().stream()
                .filter(problem -> List.of(parts).stream()
                        .anyMatch(part -> problem.message().contains(part)))
                .map(problem -> problem.where().subject().orElse("") + ": " + problem.message())
                .toList();
    }
}
