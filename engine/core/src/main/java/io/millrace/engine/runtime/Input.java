package io.millrace.engine.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where messages come from on a worker: a source, or a queue from another worker.
 *
 * <p>Threading: the worker.
 */
interface Input {
    Starter starter();

    /** Starts at most so many messages, as far as there is room. */
    void poll(int budget);

    /** Whether nothing will come any more and everything has been started. */
    boolean ended();

    /** Messages that it has started so far. */
    long started();

    /** Whether something of it could start or go on now if there were room. */
    boolean isHeldUp();

    /** Calls that other threads make for it now. */
    default int inFlight() {
        return 0;
    }

    /** Whether nothing of it is on its way, nor will be before the pause of this number is over. */
    boolean isQuiet(int pause);

    /** How far event time has come by it; null when nobody looks at that. */
    @Nullable
    default Mark mark() {
        return null;
    }

    /** Whether nothing comes by any of these any more. */
    static boolean areDry(List<Input> inputs) {
        return inputs.stream().allMatch(Input::isDry);
    }

    /** Whether also everything that was started has gone its way. */
    default boolean isDry() {
        return ended() && !starter().isUnderway();
    }
}
