package io.millrace.engine.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long messages wait because there is no room behind them, for each node of a worker. It looks once a turn: what
 * waits at the end of a turn waits until the next one begins its work, and all through that one when nothing got on.
 *
 * <p>Threading: the worker.
 */
final class BackPressure {
    private final Flow flow;
    private final List<Way> ways = new ArrayList<>();
    private final long[] waited;
    private final long[] waitedNow;
    private final double[] shares;
    private long lookedAt;
    private long windowBegan;

    BackPressure(Flow flow, long now) {
        this.flow = flow;
        this.waited = new long[flow.operators().size()];
        this.waitedNow = new long[waited.length];
        this.shares = new double[waited.length];
        this.lookedAt = now;
        this.windowBegan = now;
    }

    /** The inputs are complete. */
    void begin() {
        final Map<Operator, Set<End>> ends = new HashMap<>();
        ways.clear();
        flow.inputs().forEach(input -> add(input, ends));
    }

    private void add(Input input, Map<Operator, Set<End>> ends) {
        final Operator first = input.starter().operator();
        final Set<Operator> behind = new LinkedHashSet<>();
        behind(first, behind);
        final Map<End, int[]> nodes = new HashMap<>();
        for (final End end : ends(first, ends)) {
            nodes.put(
                    end,
                    behind.stream()
                            .filter(node -> node.sink() != end
                                    && node.port() != end
                                    && ends(node, ends).contains(end))
                            .mapToInt(Operator::number)
                            .toArray());
        }
        ways.add(new Way(input, nodes));
    }

    private static void behind(Operator at, Set<Operator> seen) {
        if (seen.add(at)) {
            for (final Exit exit : at.allExits()) {
                if (exit.staysPossible()) {
                    behind(exit.target(), seen);
                }
            }
        }
    }

    /** By which ends what is at a node can leave the worker. */
    private static Set<End> ends(Operator at, Map<Operator, Set<End>> known) {
        final Set<End> before = known.get(at);
        if (before != null) {
            return before;
        }
        final Set<End> ends = new LinkedHashSet<>();
        final SinkPort sink = at.sink();
        if (sink != null) {
            ends.add(sink);
        }
        final StepPort step = at.port();
        if (step != null) {
            ends.add(step);
        }
        for (final Exit exit : at.allExits()) {
            for (final Exit lane : exit.remote()) {
                final End end = lane.end();
                if (end != null) {
                    ends.add(end);
                }
            }
            if (exit.staysPossible()) {
                ends.addAll(ends(exit.target(), known));
            }
        }
        known.put(at, ends);
        return ends;
    }

    /** What an input starts, and the nodes between it and each of the ends. */
    private static final class Way {
        private static final int[] NO_NODES = {};

        private final Input input;
        private final Map<End, int[]> nodes;
        private @Nullable End blockedBy;
        private long startedBefore;

        Way(Input input, Map<End, int[]> nodes) {
            this.input = input;
            this.nodes = nodes;
        }

        /** Nodes at which messages waited since the last look. */
        int[] waiting() {
            return blockedBy == null ? NO_NODES : nodes.getOrDefault(blockedBy, NO_NODES);
        }

        /** How it is now; returns until when what waited at the last look has waited. */
        long look(Turn turn) {
            final End before = blockedBy;
            final long started = input.started();
            final boolean gotOn = started != startedBefore;
            startedBefore = started;
            blockedBy = input.isHeldUp() ? input.starter().lacking() : null;
            return blockedBy == before && !gotOn ? turn.ended() : turn.began();
        }
    }

    /** When the work of a turn began, and now. */
    private record Turn(long began, long ended) {}

    /** At the end of a turn that began its work then. */
    void look(long began, long now) {
        final Turn turn = new Turn(Math.max(lookedAt, began), now);
        boolean any = false;
        for (final Way way : ways) {
            final int[] waiting = way.waiting();
            final long nanos = way.look(turn) - lookedAt;
            any |= waiting.length > 0;
            for (final int node : waiting) {
                waitedNow[node] = Math.max(waitedNow[node], nanos);
            }
        }
        lookedAt = now;
        if (any) {
            for (int i = 0; i < waited.length; i++) {
                waited[i] += waitedNow[i];
                waitedNow[i] = 0;
            }
        }
    }

    /** A window is over. */
    void close(long now) {
        final double elapsed = Math.max(1, now - windowBegan);
        windowBegan = now;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.min(1, waited[i] / elapsed);
            waited[i] = 0;
        }
    }

    double share(int operator) {
        return shares[operator];
    }
}
