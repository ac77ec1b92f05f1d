package io.millrace.engine.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How one worker's part of a deployment comes to its end: asked to stop, out of sources, or halted by a failure.
 * Sources stop, what was read goes on its way, sinks write what they took, and what is left after the bound is counted.
 * Between workers the end travels through the queues, behind the last message.
 *
 * <p>Threading: the worker.
 */
final class Ending {
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(2);

    private final Flow flow;
    private final Accord accord;
    private final Halt halt;
    private long until = Long.MAX_VALUE;
    private boolean stopped;
    private boolean sourcesEnded;
    private boolean over;

    Ending(Flow flow, Accord accord) {
        this.flow = flow;
        this.accord = accord;
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
        if (!stopped) {
            stopped = true;
            accord.drain();
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
        }
        if (!sourcesEnded && flow.sourcesEnded()) {
            sourcesEnded = true;
            accord.sourcesEnded();
        }
        if (accord.isDraining()) {
            drain(Long.MAX_VALUE);
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
