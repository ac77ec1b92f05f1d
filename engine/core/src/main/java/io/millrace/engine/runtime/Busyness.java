package io.millrace.engine.runtime;

import java.util.List;

/**
 * How busy a worker is, and with what: once a second. What a node is busy with is the mean time of its measured
 * messages for each that it received, and of a step also for each time that it acted by itself. All nodes together are not busier than their worker, whose time is known exactly:
 * measuring takes time too, and with very short calls that shows.
 *
 * <p>Threading: the worker.
 */
final class Busyness {
    private final List<Operator> operators;
    private final Probe probe;
    private final double[] shares;
    private final double[] means;
    private final long[] receivedBefore;
    private double worker;
    private long worked;
    private long windowBegan;

    Busyness(Flow flow, long now) {
        this.operators = flow.operators();
        this.probe = flow.context().probe();
        this.shares = new double[operators.size()];
        this.means = new double[operators.size()];
        this.receivedBefore = new long[operators.size()];
        this.windowBegan = now;
    }

    /** So long it worked in a turn. */
    void worked(long nanos) {
        worked += Math.max(0, nanos);
    }

    long windowBegan() {
        return windowBegan;
    }

    /** A window is over; what the nodes received is up to date. */
    void close(long now) {
        final double elapsed = Math.max(1, now - windowBegan);
        windowBegan = now;
        worker = Math.min(1, worked / elapsed);
        worked = 0;
        double all = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(i, elapsed);
            all += shares[i];
        }
        for (int i = 0; i < shares.length && all > worker; i++) {
            shares[i] *= worker / all;
        }
    }

    /** Where nothing was measured of late, what was measured before is taken for it. */
    private double share(int index, double elapsed) {
        means[index] = probe.takeMean(index, means[index]);
        final StepPort step = operators.get(index).port();
        final long received = operators.get(index).received() + (step == null ? 0 : step.fires());
        final long more = received - receivedBefore[index];
        receivedBefore[index] = received;
        return more * means[index] / elapsed;
    }

    double share(int operator) {
        return shares[operator];
    }

    double worker() {
        return worker;
    }
}
