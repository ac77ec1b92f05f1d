package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Placement.Wishes;
import io.millrace.engine.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    private List<String> exchanges(int workers) throws Exception {
        final Topology topology = Bench.plan(app).topology();
        final Placement placement = Placement.of(topology, workers);
        return topology.edges().stream()
                .filter(edge -> placement.exchange(edge).isPresent())
                .map(edge -> edge.id())
                .toList();
    }

    @Test
    void withOneWorkerNothingCrosses() throws Exception {
        final State<int[]> state = app.state("state", () -> new int[1]);
        in().key("key", s -> s)
                .computeWith("count", state, (s, n) -> s)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));

        assertThat(exchanges(1)).isEmpty();
    }

    @Test
    void withoutAKeyEverythingStaysWithItsSource() throws Exception {
        in().compute("same", s -> s).sink("out", Sinks.stdout(), Sinks.line(s -> s));
        app.source("other", Sources.tcp(7002), Bench::text).discard("away");

        assertThat(exchanges(2)).isEmpty();
        final Placement placement = Placement.of(Bench.plan(app).topology(), 2);
        assertThat(placement.runs("out", 0)).isTrue();
        assertThat(placement.runs("away", 1)).isTrue();
        assertThat(placement.runs("out", 1)).isFalse();
    }

    @Test
    void theOwnerOfTheKeyGoesOnBehindIt() throws Exception {
        final State<int[]> first = app.state("first", () -> new int[1]);
        final State<int[]> second = app.state("second", () -> new int[1]);
        in().key("key", s -> s)
                .compute("between", s -> s)
                .computeWith("a", first, (s, n) -> s)
                .computeWith("b", second, (s, n) -> s)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));

        assertThat(exchanges(2)).containsExactly("key--between", "b--out");
    }

    @Test
    void aKeyAfterAKeyCrossesOnlyBehindTheLast() throws Exception {
        final State<int[]> state = app.state("state", () -> new int[1]);
        in().key("one", s -> s).key("two", s -> s).computeWith("a", state, (s, n) -> s);

        assertThat(exchanges(2)).containsExactly("two--a");
    }

    @Test
    void aStateOfTheApplicationHasOneOwner() throws Exception {
        final State<int[]> sum = app.applicationState("sum", () -> new int[1]);
        final State<int[]> state = app.state("state", () -> new int[1]);
        in().key("key", s -> s)
                .computeWith("a", state, (s, n) -> s)
                .computeWith("add", sum, (s, n) -> s)
                .computeWith("b", state, (s, n) -> s);

        assertThat(exchanges(4)).containsExactly("key--a", "a--add", "add--b");
        final Placement placement = Placement.of(Bench.plan(app).topology(), 4);
        assertThat(IntStream.range(0, 4).filter(worker -> placement.runs("add", worker)))
                .hasSize(1);
    }

    @Test
    void aStepThatWantsItsMessagesSpreadGetsThemOnAllWorkersAndTheSinkTakesThemTogetherAgain() throws Exception {
        in().compute("a", s -> s)
                .compute("spread", s -> s)
                .compute("too", s -> s)
                .compute("b", s -> s)
                .sink("out", Sinks.stdout(), Sinks.line(s -> s));
        final Topology topology = Bench.plan(app).topology();
        final Set<String> parallel = Set.of("spread", "too");
        final Placement placement =
                Placement.of(topology, 3, new Wishes(node -> false, node -> parallel.contains(node.name())));

        assertThat(topology.edges().stream()
                        .filter(edge -> placement.exchange(edge).isPresent())
                        .map(edge -> edge.id()))
                .containsExactly("a--spread", "b--out");
        assertThat(IntStream.range(0, 3).filter(worker -> placement.runs("too", worker)))
                .hasSize(3);
        assertThat(placement.runs("a", 1)).isFalse();
    }

    @Test
    void partitionsAreSharedOutEvenlyAndKeysSpreadOverThem() {
        final int[] owned = new int[3];
        for (int key = 0; key < 3000; key++) {
            assertThat(Partitions.of(key)).isBetween(0, 255);
            owned[Partitions.owner(key, 3)]++;
        }

        assertThat(Arrays.stream(owned)).allMatch(count -> count > 900 && count < 1100);
    }

    @Test
    void queuesBecomeSmallerWhenThereAreVeryMany() throws Exception {
        final State<int[]> state = app.state("state", () -> new int[1]);
        in().key("key", s -> s).computeWith("a", state, (s, n) -> s);
        app.source("other", Sources.tcp(7002), Bench::text).key("by", s -> s).computeWith("b", state, (s, n) -> s);
        final Topology topology = Bench.plan(app).topology();

        assertThat(Exchanges.of(topology, Placement.of(topology, 2), 1024).capacity("key--a"))
                .isEqualTo(1024);
        assertThat(Exchanges.of(topology, Placement.of(topology, 2), 1 << 22).capacity("key--a"))
                .isEqualTo(1 << 21);
        assertThat(Exchanges.of(topology, Placement.of(topology, 2), 1024).capacity("in--key"))
                .isZero();
    }
}
