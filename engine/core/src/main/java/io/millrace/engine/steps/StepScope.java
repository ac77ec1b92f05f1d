package io.millrace.engine.steps;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link KeyedStep} may ask and do while it is called. Everything is about the key in hand.
 *
 * <p>Threading: the worker, during the call.
 */
public interface StepScope {
    /** A time that does not come: the timer is not set. */
    long NEVER = Long.MAX_VALUE;

    /** The watermark before any message. */
    long NO_WATERMARK = Long.MIN_VALUE;

    /** The watermark when nothing will come any more. */
    long END_OF_TIME = Long.MAX_VALUE;

    /** The key; null where messages have none. */
    @Nullable
    Object key();

    /** Name of the input port that the message came in by; {@code in} outside of a message. */
    String port();

    /** Event time of the message, nanoseconds since the epoch, of the years 1824 to 2116; outside of a message the time its timer was set to. */
    long eventTime();

    /** Event time that all inputs have reached, the message in hand included. */
    long watermark();

    /** The engine's clock, nanoseconds with an arbitrary origin. */
    long now();

    /** Gives a result with the event time {@link #eventTime}. */
    default void emit(Object out) {
        emit(out, eventTime());
    }

    /** Gives a result. */
    void emit(Object out, long eventTime);

    /** {@link KeyedStep#eventDue} is called when the watermark is at least this; one for each key, the last one counts. */
    void eventTimer(long at);

    /** What {@link #eventTimer} was set to. */
    long eventTimer();

    /** {@link KeyedStep#engineDue} is called when the engine's clock is at least this; one for each key. */
    void engineTimer(long at);

    /** What {@link #engineTimer} was set to. */
    long engineTimer();

    /** So many messages that were {@link Fate#HELD} have passed. */
    void passed(long messages);

    /** So many messages that were {@link Fate#HELD} gave nothing and are gone. */
    void filtered(long messages);

    /** The key is unknown again after this call: memory and timers are dropped. */
    void forget();
}
