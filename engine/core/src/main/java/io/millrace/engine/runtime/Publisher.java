package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
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

    private final Board board;
    private final Flow flow;
    private final int worker;
    private final long[] values;
    private final List<Linked> linked = new ArrayList<>();
    private final double[] busy;
    private long windowBegan;

    Publisher(Board board, Flow flow, int worker) {
        this.board = board;
        this.flow = flow;
        this.worker = worker;
        this.values = new long[board.size()];
        this.busy = new double[flow.operators().size()];
        this.windowBegan = flow.context().pulse().exactly();
        for (int i = 0; i < flow.operators().size(); i++) {
            link(flow.operators().get(i), i);
        }
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

    void publish() {
        shares();
        final List<Operator> operators = flow.operators();
        for (int i = 0; i < operators.size(); i++) {
            counts(operators.get(i), i);
        }
        final List<Exit> edges = flow.edges();
        for (int i = 0; i < edges.size(); i++) {
            final int at = operators.size() * Board.PER_NODE + i * Board.PER_EDGE;
            values[at] = edges.get(i).sent();
            values[at + 1] = edges.get(i).underway();
        }
        publishTroubles();
        board.publish(worker, values);
    }

    /** What can change without any message. */
    void publishTroubles() {
        failures();
        for (final Linked one : linked) {
            board.link(worker, one.index(), one.link().get());
        }
    }

    boolean windowIsOver() {
        return flow.context().pulse().exactly() - windowBegan >= WINDOW;
    }

    private void counts(Operator operator, int index) {
        final OperatorCounts counts = operator.counts();
        final SinkPort sink = operator.sink();
        final long received = operator.received();
        final int at = index * Board.PER_NODE;
        values[at] = received;
        values[at + 1] = counts.passed;
        values[at + 2] = counts.filtered;
        values[at + 3] = counts.failed;
        values[at + 4] = received - counts.finished();
        values[at + 5] = sink == null ? counts.emitted : counts.passed;
        values[at + 6] = counts.unrouted;
        values[at + 7] = sink == null ? counts.bytes : sink.bytes();
        values[at + 8] = counts.abandoned;
        values[at + 9] = operator.state() == null ? 0 : operator.state().size();
        values[at + 10] = counts.troubles;
        values[at + 11] = Double.doubleToLongBits(busy[index]);
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

    /** Once a second: the time that measured messages spent in each node stands for that of all. */
    private void shares() {
        final long now = flow.context().pulse().exactly();
        final long elapsed = now - windowBegan;
        if (elapsed < WINDOW) {
            return;
        }
        windowBegan = now;
        final double weight = flow.context().sampler().weight();
        for (int i = 0; i < busy.length; i++) {
            final OperatorCounts counts = flow.operators().get(i).counts();
            busy[i] = Math.min(1, counts.measuredNanos * weight / elapsed);
            counts.measuredNanos = 0;
        }
    }

    /** A node with a connector. */
    private record Linked(int index, Supplier<Link> link) {}
}
