package io.millrace.engine.testkit;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How a topology is driven by hand.
 *
 * @param edges told of every message that crosses an edge
 * @param startsAt what the clock shows at first
 * @param givenUp asked between turns, from the thread that drives: whether nobody waits for the rest any more
 * @param workers how many take turns, one after the other, on the one thread
 */
public record DriverOptions(EdgeListener edges, Instant startsAt, BooleanSupplier givenUp, int workers) {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    /** The clock starts at the same moment each time. */
    public DriverOptions(EdgeListener edges) {
        this(edges, START);
    }

    /** One worker, never given up. */
    public DriverOptions(EdgeListener edges, Instant startsAt) {
        this(edges, startsAt, () -> false, 1);
    }

    public DriverOptions until(BooleanSupplier nobodyWaits) {
        return new DriverOptions(edges, startsAt, nobodyWaits, workers);
    }

    public DriverOptions withWorkers(int number) {
        return new DriverOptions(edges, startsAt, givenUp, number);
    }
}
