package io.millrace.engine.runtime;

/**
 * What a node has done; plain fields, because only the worker touches them.
 *
 * <p>What came in is the sum over the edges that end at the node, and what is in hand is the rest; neither is counted.
 */
final class OperatorCounts {
    /** Frames of a source, calls of a generator. */
    long started;

    long passed;
    long filtered;
    long failed;
    long emitted;
    long unrouted;
    /** Bytes of frames. */
    long bytes;
    /** Messages committed that the connector gave up at the end. */
    long abandoned;
    /** What went wrong at the node and is no failure of a message. */
    long troubles;

    long finished() {
        return passed + filtered + failed;
    }
}
