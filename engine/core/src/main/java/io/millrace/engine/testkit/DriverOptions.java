package io.millrace.engine.testkit;

import java.time.Instant;

/**
 * How a topology is driven by hand.
 *
 * @param edges told of every message that crosses an edge
 * @param startsAt what the clock shows at first
 */
public record DriverOptions(EdgeListener edges, Instant startsAt) {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    /** The clock starts at the same moment each time. */
    public DriverOptions(EdgeListener edges) {
        this(edges, START);
    }
}
