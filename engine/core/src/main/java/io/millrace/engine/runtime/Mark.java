package io.millrace.engine.runtime;

/**
 * How far event time has come on one way into a step that looks at it: the watermark of a source, of a queue from
 * another worker, or of such a step before.
 *
 * <p>Threading: the worker.
 */
interface Mark {
    /** Where it is once the messages before the one in hand have gone all their way; it never goes back. */
    long reached();

    /** Where it is with the message in hand. */
    long withThis();

    /** Whether others wait for it: it has not ended, and has not been silent for long. */
    boolean counts(long now);
}
