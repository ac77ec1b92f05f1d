package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Shape;
import java.util.Arrays;

/**
 * Measures the few messages that are picked for it, on one worker. A measured message is so on all its way, with
 * everything that becomes of it, on other workers too.
 *
 * <p>Threading: the worker.
 */
final class Probe {
    private static final int TRIES = 64;
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final Pulse pulse;
    private boolean on;
    private final Sampler sampler;
    private final SampleRing samples = new SampleRing();
    /** What reading the clock takes by itself, at best. */
    private final long reading;

    private long[] nanos = new long[16];
    private long[] weights = new long[16];

    Probe(Pulse pulse, boolean on) {
        this.pulse = pulse;
        this.on = on;
        this.sampler = new Sampler(on, SEED, pulse.exactly());
        this.reading = reading(pulse);
    }

    private static long reading(Pulse pulse) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            final long before = pulse.exactly();
            least = Math.min(least, pulse.exactly() - before);
        }
        return Math.max(0, least);
    }

    /** The stamp of the next message of a source: {@link Stamp#NONE} unless it is one that is measured. */
    long received(Operator source) {
        return sampler.measuresNext() ? Stamp.of(source.number(), sampler.log(), pulse.exactly()) : Stamp.NONE;
    }

    /** As {@link #received}, of something that did not come from a source just now. */
    long began() {
        return sampler.measuresNext() ? Stamp.withoutSource(sampler.log(), pulse.exactly()) : Stamp.NONE;
    }

    /** A measured message is about to be given to a node; returns when. */
    long enter(Operator operator, long stamp) {
        final SinkPort sink = operator.sink();
        if (sink != null) {
            sink.measure(stamp);
        }
        return pulse.exactly();
    }

    /** It has left the node that it entered then. */
    void leave(Operator operator, long stamp, long entered) {
        final long now = pulse.exactly();
        final long took = Math.max(0, now - entered - reading);
        final int node = operator.number();
        if (node >= nanos.length) {
            nanos = Arrays.copyOf(nanos, node * 2);
            weights = Arrays.copyOf(weights, node * 2);
        }
        nanos[node] += took * Stamp.weight(stamp);
        weights[node] += Stamp.weight(stamp);
        samples.offer(Stamp.label(node, stamp, false), took);
        final SinkPort sink = operator.sink();
        if (sink != null) {
            sink.measure(Stamp.NONE);
        } else if (operator.node().kind().shape() == Shape.SINK) {
            written(node, stamp, now);
        }
    }

    /** Mean time in a node of what was measured of late, or else {@code before}; what is older by a call counts half. */
    double takeMean(int node, double before) {
        if (node >= nanos.length || weights[node] == 0) {
            return before;
        }
        final double mean = (double) nanos[node] / weights[node];
        nanos[node] /= 2;
        weights[node] /= 2;
        return mean;
    }

    /** A measured message is written to what lies outside of a sink. */
    void written(int sink, long stamp, long now) {
        if (Stamp.hasSource(stamp)) {
            samples.offer(Stamp.label(sink, stamp, true), Stamp.age(stamp, now));
        }
    }

    /** Measures from now on, or nothing any more. */
    void turn(boolean measures) {
        on = measures;
        sampler.turn(measures);
    }

    boolean isOn() {
        return on;
    }

    Pulse pulse() {
        return pulse;
    }

    Sampler sampler() {
        return sampler;
    }

    SampleRing samples() {
        return samples;
    }
}
