package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TopologyTextTest {
    @Test
    void aRowOfNodesIsARowOfBoxesWithTheirRates() {
        final Topology celsius = topology(
                List.of("in", "to-rate", "add-32", "out"),
                List.of(Edge.of("in", "to-rate"), Edge.of("to-rate", "add-32"), Edge.of("add-32", "out")));
        assertThat(draw(celsius))
                .containsExactly(
                        "┌────────┐            ┌─────────┐            ┌────────┐            ┌────────┐",
                        "│ in     │ 1,024/s    │ to-rate │ 1,024/s    │ add-32 │ 1,024/s    │ out    │",
                        "│ 12,345 │───────────▶│ 12,345  │───────────▶│ 12,345 │───────────▶│ 12,345 │",
                        "└────────┘            └─────────┘            └────────┘            └────────┘");
    }

    @Test
    void pathsPartAndMeetAndCrossWithoutTouching() {
        final Topology diamond = topology(
                List.of("in", "a", "b", "c", "out", "log"),
                List.of(
                        Edge.of("in", "a"),
                        Edge.of("in", "b"),
                        Edge.of("in", "c"),
                        Edge.of("a", "out"),
                        Edge.of("b", "out"),
                        Edge.of("c", "log"),
                        Edge.of("in", "out")));
        assertThat(draw(diamond))
                .containsExactly(
                        "┌────────┐              ┌────────┐",
                        "│ in     │     1,024/s  │ a      │ 1,024/s",
                        "│ 12,345 │─┬───────────▶│ 12,345 │──────────╮",
                        "└────────┘ │            └────────┘          │",
                        "           │                                │",
                        "           │            ┌────────┐          │   ┌────────┐",
                        "           │   1,024/s  │ b      │ 1,024/s  │   │ out    │",
                        "           ├───────────▶│ 12,345 │──────────┼──▶│ 12,345 │",
                        "           │            └────────┘          │   └────────┘",
                        "           │                                │",
                        "           │            ┌────────┐          │   ┌────────┐",
                        "           │   1,024/s  │ c      │ 1,024/s  │   │ log    │",
                        "           ├───────────▶│ 12,345 │──────────│──▶│ 12,345 │",
                        "           │            └────────┘          │   └────────┘",
                        "           │                                │",
                        "           │                                │",
                        "           │   1,024/s                      │",
                        "           ╰────────────────────────────────╯");
    }

    @Test
    void labelsThatWouldCoverEachOtherStandBelow() {
        final Topology full = topology(
                List.of("a", "b", "x", "y"),
                List.of(Edge.of("a", "x"), Edge.of("a", "y"), Edge.of("b", "x"), Edge.of("b", "y")));
        assertThat(draw(full)).endsWith("b--x 1,024/s", "b--y 1,024/s");
    }

    @Test
    void edgesComeInTheOrderInWhichMessagesTakeThem() {
        final Topology celsius = topology(
                List.of("add-32", "in", "out", "to-rate"),
                List.of(Edge.of("add-32", "out"), Edge.of("in", "to-rate"), Edge.of("to-rate", "add-32")));
        assertThat(io.millrace.app.standalone.FlowOrder.edges(celsius))
                .extracting(Edge::id)
                .containsExactly("in--to-rate", "to-rate--add-32", "add-32--out");
    }

    @Test
    void aCycleIsDrawnSomehow() {
        assertThat(draw(topology(List.of("a", "b"), List.of(Edge.of("a", "b"), Edge.of("b", "a")))))
                .isNotEmpty();
    }

    @Test
    void nothingIsAnEmptyDrawing() {
        assertThat(draw(topology(List.of(), List.of()))).isEmpty();
    }

    private static List<String> draw(Topology topology) {
        return TopologyText.draw(topology, new TopologyText.Labels(name -> name, name -> "12,345", edge -> "1,024/s"));
    }

    private static Topology topology(List<String> names, List<Edge> edges) {
        return new Topology(
                "t",
                List.of(),
                names.stream()
                        .map(name ->
                                new Node(name, Catalogue.standard().require("computation"), Map.of(), Optional.empty()))
                        .toList(),
                edges);
    }
}
