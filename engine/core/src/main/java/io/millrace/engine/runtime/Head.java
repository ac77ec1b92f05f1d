package io.millrace.engine.runtime;

import io.millrace.engine.framing.Frames;
import java.nio.ByteBuffer;

/**
 * Where a chain begins: a loop over a batch, compiled together with the chain. It stops when the run wants somebody to
 * look again.
 *
 * <p>Threading: the worker.
 */
abstract class Head {
    /** Makes at most so many messages with a generator; returns how many. */
    abstract int generate(Run run, int most);

    /**
     * Takes frames, from one of them on and not beyond another.
     *
     * @return the first that was not taken
     */
    abstract int frames(Run run, Batch batch, int from, int end);

    /** Takes messages of another worker, up to the first thing that is no plain message; returns how many. */
    abstract int arrive(Run run, EdgeQueue queue, int most);

    /**
     * Frames that were found in bytes.
     *
     * @param scratch where each lies while it is decoded
     */
    record Batch(ByteBuffer bytes, Frames found, FrameScratch scratch) {}
}
