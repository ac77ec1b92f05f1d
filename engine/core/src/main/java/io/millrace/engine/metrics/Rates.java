package io.millrace.engine.metrics;

/**
 * How fast a count has grown, each per second: what was added within a window, divided by the window's length. Not
 * smoothed. A deployment that has run for less than a window has the rate since its start; all are 0 within the first
 * tenth of a second.
 *
 * @param second over the last second, renewed ten times a second
 * @param minute over the last minute; the window begins at a whole second
 * @param fiveMinutes over the last five minutes; the window begins at a multiple of five seconds
 */
public record Rates(double second, double minute, double fiveMinutes) {
    public static final Rates NONE = new Rates(0, 0, 0);
}
