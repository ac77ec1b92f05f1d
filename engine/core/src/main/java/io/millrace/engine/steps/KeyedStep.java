package io.millrace.engine.steps;

/**
 * A step of the engine's own that remembers something for each key (or, where messages have no key, once) and may give
 * results outside of any message, when a timer is due.
 *
 * <p>The engine keeps one {@code M} for each key, with its timers. An instance of the step is made anew whenever code
 * is swapped, and goes on with the memories that are there, so everything that must outlive a swap is in {@code M}, and
 * only settings and user functions are in the step.
 *
 * <p>A message is taken first; then, if it moved the watermark, the timers that are due by it, the earliest first. An
 * exception fails the message and withdraws what it emitted; what it changed in the memory stays. Out of a timer it is
 * shown at the node; set the next timer before user code is called, so that one bad call does not end the series.
 *
 * <p>Threading: one instance per worker and generation, called by that worker alone.
 *
 * @param <M> what is remembered for a key
 */
public interface KeyedStep<M> {
    /** Memory of a key that is seen for the first time. */
    M memory();

    /** Takes a message. */
    Fate message(Object in, M memory, StepScope scope) throws Exception;

    /**
     * The watermark has reached the time that {@link StepScope#eventTimer} was set to; the timer is no longer set. Does
     * one thing, a window for example, and sets the timer for the next, which may be due already: between two calls the
     * engine waits for room behind the step.
     */
    default void eventDue(M memory, StepScope scope) throws Exception {}

    /** As {@link #eventDue}, for {@link StepScope#engineTimer} and the engine's clock. */
    default void engineDue(M memory, StepScope scope) throws Exception {}

    /**
     * No message has come for {@link #quietNanos}; asked once for each key each time that this happens.
     *
     * @return whether there is more to do for this key: it is called again
     */
    default boolean quiet(M memory, StepScope scope) throws Exception {
        return false;
    }

    /**
     * Nothing will ever come again, and all event timers have been called (the watermark is infinite). Gives what is
     * still held. Not called when the node is told to discard.
     *
     * @return whether there is more to do for this key: it is called again
     */
    default boolean end(M memory, StepScope scope) throws Exception {
        return false;
    }

    /** Engine time without any message after which {@link #quiet} is called; {@link StepScope#NEVER} for not at all. */
    default long quietNanos() {
        return StepScope.NEVER;
    }

    /** How far event times of results may be behind the watermark; steps behind this one see it that much later. */
    default long lagNanos() {
        return 0;
    }
}
