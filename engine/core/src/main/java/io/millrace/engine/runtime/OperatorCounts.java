package io.millrace.engine.runtime;

/**
 * What is out of the ordinary at a node; plain fields, because only the worker touches them. What came in, what passed
 * and what was emitted follow from these and from the edges: {@link Operator} says how, and nobody else adds them up.
 */
final class OperatorCounts {
    /** Frames of a source, calls of a generator. */
    long started;

    long filtered;
    long failed;
    /** Used up without an output, as it should be; not counted where no edge begins. */
    long done;
    /** Outputs beyond one for each message that passed. */
    long extra;

    long unrouted;
    /** Bytes of frames. */
    long bytes;
    /** Messages committed that the connector gave up at the end. */
    long abandoned;
    /** What went wrong at the node and is no failure of a message. */
    long troubles;
}
