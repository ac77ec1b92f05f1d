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
import org.junit.jupiter.api.Test;

class ErrorChecksTest {
    private static final Map<String, String> DEAD_LETTER = Map.of("on-error", "dead-letter");

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<StateDeclaration> states = new ArrayList<>();

    @Test
    void failedMessagesOfEveryKindOfNodeMayLeaveByItsErrorPort() {
        node("in", "tcp-source", DEAD_LETTER)
                .node("step", "computation", DEAD_LETTER)
                .node("by", "key", DEAD_LETTER)
                .node("out", "tcp-sink", DEAD_LETTER)
                .node("log", "discard", Map.of());
        edge("in", "step").edge("step", "by").edge("by", "out");
        List.of("in", "step", "by", "out").forEach(node -> errors(node, "log"));

        assertThat(check()).isEmpty();
    }

    @Test
    void anErrorPortThatLeadsNowhereIsAWarningAtThePolicy() {
        node("in", "tcp-source", DEAD_LETTER).node("out", "discard", Map.of()).edge("in", "out");

        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .isEqualTo("failed messages of in are counted and dropped: nothing is connected to its error port");
            assertThat(problem.where().setting()).contains("on-error");
        });
    }

    @Test
    void anEdgeFromAnErrorPortThatGivesNothingIsRefused() {
        node("in", "tcp-source", Map.of())
                .node("a", "computation", Map.of("on-error", "stop"))
                .node("out", "discard", Map.of())
                .edge("in", "a")
                .edge("a", "out");
        errors("in", "out").errors("a", "out");

        assertThat(check())
                .extracting(problem -> problem.severity() + " " + problem.message())
                .containsExactly(
                        "ERROR the edge in:errors -> out would carry nothing: on-error of in is skip",
                        "ERROR the edge a:errors -> out would carry nothing: on-error of a is stop");
    }

    @Test
    void aKindThatRunsNoCodeHasNoErrorPort() {
        node("in", "tcp-source", Map.of())
                .node("a", "discard", Map.of())
                .node("b", "discard", Map.of())
                .edge("in", "a")
                .edge("in", "b");
        errors("a", "b");

        assertThat(check()).extracting(Problem::message).containsExactly("a has no output errors");
    }

    @Test
    void messagesMayNotGoRoundByWayOfAnErrorPort() {
        node("in", "tcp-source", Map.of())
                .node("a", "computation", Map.of())
                .node("b", "computation", DEAD_LETTER)
                .node("out", "discard", Map.of())
                .edge("in", "a")
                .edge("a", "b")
                .edge("b", "out");
        errors("b", "a");

        assertThat(check())
                .extracting(Problem::message)
                .containsExactly("messages would go round for ever: a -> b -> a");
    }

    @Test
    void whatFailsAtAKeyHasNoneOfIt() {
        node("in", "tcp-source", Map.of())
                .node("by", "key", DEAD_LETTER)
                .stateful("good", "votes")
                .stateful("bad", "votes")
                .edge("in", "by")
                .edge("by", "good");
        errors("by", "bad");

        assertThat(check())
                .extracting(Problem::message)
                .containsExactly("messages reach bad without a key, but votes has one object per key");
    }

    @Test
    void whatGoesNowhereIsSaidOfEachPortForItself() {
        node("in", "tcp-source", DEAD_LETTER).node("out", "discard", Map.of());
        errors("in", "out");

        assertThat(check()).extracting(Problem::message).containsExactly("what in gives goes nowhere");
    }

    @Test
    void anErrorPortMayHaveConditionsOfItsOwn() {
        node("in", "tcp-source", DEAD_LETTER)
                .node("out", "discard", Map.of())
                .node("bad", "discard", Map.of())
                .node("worse", "discard", Map.of())
                .edge("in", "out");
        edges.add(new Edge(PortRef.errors("in"), PortRef.in("bad"), Sends.WHEN));
        edges.add(new Edge(PortRef.errors("in"), PortRef.in("worse"), Sends.OTHERWISE));

        assertThat(check()).isEmpty();
    }

    private ErrorChecksTest node(String name, String kind, Map<String, String> settings) {
        nodes.add(new Node(name, Catalogue.standard().require(kind), settings, Optional.empty()));
        return this;
    }

    private ErrorChecksTest stateful(String name, String state) {
        final var kind = Catalogue.standard().require("state-computation");
        nodes.add(new Node(name, kind, Map.of(), Optional.of(state)));
        if (states.isEmpty()) {
            states.add(new StateDeclaration(state, Scope.KEY));
        }
        return this;
    }

    private ErrorChecksTest edge(String from, String to) {
        edges.add(Edge.of(from, to));
        return this;
    }

    private ErrorChecksTest errors(String from, String to) {
        edges.add(new Edge(PortRef.errors(from), PortRef.in(to), Sends.EVERYTHING));
        return this;
    }

    private List<Problem> check() {
        return TopologyChecks.check(new Topology("test", states, nodes, edges));
    }
}
