package io.millrace.engine.metrics;

/**
 * One thread of the deployment.
 *
 * @param busy share of the last second, 0 to 1, in which it worked on messages and wrote what came of them; what its
 *     nodes are busy with on it is at most that
 */
public record WorkerMetrics(double busy) {}
