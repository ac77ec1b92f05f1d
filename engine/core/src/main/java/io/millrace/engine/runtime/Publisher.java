package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.Cells.OfEdge;
import io.millrace.engine.runtime.Cells.OfNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Brings the worker's counts to the board.
 *
 * <p>Threading: the worker.
 */
final class Publisher {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    private static final long GAP = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long RESTING = Long.MIN_VALUE;

    private final Board board;
    private final Cells cells;
    private final Flow flow;
    private final int worker;
    private final long[] values;
    private final List<Linked> linked = new ArrayList<>();
    private final Busyness busyness;
    private final BackPressure backPressure;
    private final long gap;
    private long lookedAt;
    private long workBegan = RESTING;

    Publisher(Board board, Flow flow, int worker) {
        final long now = flow.context().pulse().exactly();
        this.board = board;
        this.cells = board.cells();
        this.flow = flow;
        this.worker = worker;
        this.values = new long[cells.size()];
        this.busyness = new Busyness(flow, now);
        this.backPressure = new BackPressure(flow, now);
        this.gap = flow.context().isDriven() ? 0 : GAP;
        this.lookedAt = now;
        for (int i = 0; i < flow.operators().size(); i++) {
            link(flow.operators().get(i), i);
        }
        board.samples(worker, flow.context().probe().samples());
    }

    private void link(Operator operator, int index) {
        final SinkPort sink = operator.sink();
        if (sink != null) {
            linked.add(new Linked(index, () -> sink.connector().link()));
        }
        flow.intakes().stream()
                .filter(intake -> intake.starter().operator() == operator)
                .forEach(intake -> linked.add(new Linked(index, intake::link)));
    }

    /** Messages may start from now on. */
    void begin() {
        backPressure.begin();
    }

    /**
     * A turn is over. After one that worked another follows at once, so what it brought may wait for a moment: turns
     * can be much shorter than what one could look at.
     */
    void turn(boolean worked) {
        final Pulse pulse = flow.context().pulse();
        if (worked && workBegan == RESTING) {
            workBegan = pulse.workBegan(pulse.now());
        }
        if (!worked || pulse.now() - lookedAt >= gap) {
            look(worked, pulse.exactly());
        }
    }

    private void look(boolean worked, long now) {
        final Probe probe = flow.context().probe();
        final boolean news = worked || workBegan != RESTING;
        final boolean windowIsOver = now - busyness.windowBegan() >= WINDOW;
        if (probe.isOn()) {
            final long began = workBegan == RESTING ? now : workBegan;
            busyness.worked(now - began);
            backPressure.look(began, now);
            probe.sampler().look(now);
        }
        lookedAt = now;
        workBegan = RESTING;
        if (windowIsOver || news && probe.isOn()) {
            publish(now, windowIsOver);
        } else {
            publishTroubles();
        }
    }

    /** Brings everything up to date. */
    void publish() {
        publish(flow.context().pulse().exactly(), false);
    }

    private void publish(long now, boolean windowIsOver) {
        flow.count();
        if (windowIsOver) {
            busyness.close(now);
            backPressure.close(now);
        }
        final List<Operator> operators = flow.operators();
        for (int i = 0; i < operators.size(); i++) {
            counts(operators.get(i), i);
            shares(i);
        }
        for (int i = 0; i < cells.edges(); i++) {
            final Exit edge = flow.edges().get(i);
            values[cells.at(i, OfEdge.SENT)] = edge.sent();
            values[cells.at(i, OfEdge.UNDERWAY)] = edge.underway();
            values[cells.at(i, OfEdge.MOST_QUEUED)] = edge.mostQueued();
        }
        values[cells.busy()] = Double.doubleToLongBits(busyness.worker());
        publishTroubles();
        board.publish(worker, now, values);
    }

    /** What can change without any message. */
    private void publishTroubles() {
        failures();
        for (final Linked one : linked) {
            board.link(worker, one.index(), one.link().get());
        }
    }

    private void counts(Operator operator, int index) {
        final OperatorCounts counts = operator.counts();
        final SinkPort sink = operator.sink();
        set(index, OfNode.RECEIVED, operator.received());
        set(index, OfNode.PASSED, operator.passed());
        set(index, OfNode.FILTERED, operator.filtered());
        set(index, OfNode.FAILED, counts.failed);
        set(index, OfNode.HELD, operator.held());
        set(index, OfNode.EMITTED, sink == null ? operator.emitted() : operator.passed());
        set(index, OfNode.UNROUTED, counts.unrouted);
        set(index, OfNode.BYTES, sink == null ? counts.bytes : sink.bytes());
        set(index, OfNode.UNDELIVERED, counts.abandoned);
        set(index, OfNode.KEYS, operator.keys());
        set(index, OfNode.LATE, operator.late());
        set(index, OfNode.TROUBLES, counts.troubles);
    }

    private void shares(int index) {
        set(index, OfNode.BUSY, Double.doubleToLongBits(busyness.share(index)));
        set(index, OfNode.BACK_PRESSURED, Double.doubleToLongBits(backPressure.share(index)));
    }

    private void set(int node, OfNode what, long value) {
        values[cells.at(node, what)] = value;
    }

    private void failures() {
        final List<Operator> operators = flow.operators();
        for (int i = 0; i < operators.size(); i++) {
            final FailureLog log = operators.get(i).failures();
            if (log.takeChanged()) {
                board.failures(worker, i, log.samples());
            }
        }
    }

    /** A node with a connector. */
    private record Linked(int index, Supplier<Link> link) {}
}
