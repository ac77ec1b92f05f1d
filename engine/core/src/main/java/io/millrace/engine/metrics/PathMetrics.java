package io.millrace.engine.metrics;

/**
 * How long messages take from one source to one sink.
 *
 * @param source name of the node
 * @param sink name of the node
 * @param latency from when the source's connector handed the message over until the sink's was told to write what became
 *     of it
 */
public record PathMetrics(String source, String sink, Latencies latency) {}
