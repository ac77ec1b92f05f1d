package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a deployment comes to its end: asked to stop, out of sources, or halted by a failure. Sources stop, what was read
 * goes on its way, sinks write what they took, and what is left after the bound is counted.
 *
 * <p>Threading: the worker.
 */
final class Ending {
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(2);

    private final Flow flow;
    private final Vitals vitals;
    private final Halt halt;
    private long until = Long.MAX_VALUE;
    private boolean over;

    Ending(Flow flow, Vitals vitals) {
        this.flow = flow;
        this.vitals = vitals;
        this.halt = flow.context().halt();
    }

    /** Somebody wants it to end; an earlier bound stays if it is nearer. */
    void stop(Duration bound) {
        drain(boundedNanos(bound));
    }

    private static long boundedNanos(Duration bound) {
        return bound.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : Math.max(0, bound.toNanos());
    }

    private void drain(long nanos) {
        if (vitals.status() != DeploymentStatus.DRAINING) {
            vitals.become(DeploymentStatus.DRAINING);
            flow.stopIntakes();
        }
        until = Math.min(until, nanos == Long.MAX_VALUE ? nanos : time() + nanos);
    }

    /** Looks whether the end has come nearer; done once a turn. */
    void look() {
        if (over) {
            return;
        }
        if (halt.isHalted()) {
            drain(AFTER_FAILURE);
        } else if (vitals.status() == DeploymentStatus.RUNNING && flow.sourcesEnded()) {
            drain(Long.MAX_VALUE);
        }
        if (vitals.status() == DeploymentStatus.DRAINING) {
            over = isDone() || time() - until >= 0;
        }
    }

    private boolean isDone() {
        return halt.isBroken() || (halt.isHalted() || flow.isDry()) && flow.isDelivered();
    }

    /** Nothing can be relied on any more, so nothing is waited for. */
    void atOnce() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Nanoseconds until the bound. */
    long untilDue() {
        return until == Long.MAX_VALUE ? until : Math.max(0, until - time());
    }

    private long time() {
        return flow.context().pulse().exactly();
    }
}
