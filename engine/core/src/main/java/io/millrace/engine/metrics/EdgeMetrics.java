package io.millrace.engine.metrics;

/**
 * Counts of one edge.
 *
 * @param messages that crossed it
 * @param queued that wait in its queue now; 0 when it has none
 * @param capacity slots of its queue; 0 when it has none
 */
public record EdgeMetrics(long messages, int queued, int capacity) {}
