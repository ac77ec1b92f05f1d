package io.millrace.engine.runtime;

import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The queues between the workers of one deployment: one for each edge and pair of workers between which messages can go.
 *
 * <p>Threading: any; it does not change.
 */
final class Exchanges {
    private static final int MOST_IN_ALL = 4 << 20;

    private final Map<Lane, EdgeQueue> queues = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();

    private Exchanges() {}

    /** A way from one worker to another. */
    record Lane(String edge, int from, int to) {}

    /** Queues of so many slots each, or fewer when there are very many. */
    static Exchanges of(Topology topology, Placement placement, int slots) {
        final List<Lane> lanes = new ArrayList<>();
        topology.edges().forEach(edge -> lanes.addAll(lanes(edge, placement)));
        int each = slots;
        while (each > 1 && (long) each * lanes.size() > MOST_IN_ALL) {
            each /= 2;
        }
        final Exchanges exchanges = new Exchanges();
        for (final Lane lane : lanes) {
            exchanges.queues.put(lane, new EdgeQueue(each));
            exchanges.capacities.merge(lane.edge(), each, Integer::sum);
        }
        return exchanges;
    }

    private static List<Lane> lanes(Edge edge, Placement placement) {
        final List<Lane> lanes = new ArrayList<>();
        placement.exchange(edge).map(placement::targets).orElse(List.of()).forEach(to -> {
            for (int from = 0; from < placement.workers(); from++) {
                if (from != to && placement.runs(edge.from().node(), from)) {
                    lanes.add(new Lane(edge.id(), from, to));
                }
            }
        });
        return lanes;
    }

    boolean has(Lane lane) {
        return queues.containsKey(lane);
    }

    EdgeQueue queue(Lane lane) {
        return Objects.requireNonNull(queues.get(lane));
    }

    /** Slots of all queues of an edge; 0 when it has none. */
    int capacity(String edge) {
        return capacities.getOrDefault(edge, 0);
    }
}
