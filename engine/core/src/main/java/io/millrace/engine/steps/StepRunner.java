package io.millrace.engine.steps;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link KeyedStep}: keeps its memories and timers, and calls it. Time comes only from whoever drives it.
 *
 * <p>Each call of the step is one {@link #message} or one {@link #fire}; whoever drives it takes the results in between.
 *
 * <p>Threading: the worker.
 */
public final class StepRunner {
    private final RunningStep<?> running;

    /** A step with no memories yet; every result goes to {@code output} while the step is called. */
    public StepRunner(KeyedStep<?> step, Output output) {
        this.running = new RunningStep<>(step, output);
    }

    /** Where results go. */
    @FunctionalInterface
    public interface Output {
        void emit(Object out, @Nullable Object key, long eventTime);
    }

    /** Another instance goes on with the memories that are there; it is of the same class. */
    public void step(KeyedStep<?> next) {
        running.swap(next);
    }

    /** What time it is from now on; neither goes back. */
    public void time(long watermark, long now) {
        running.time(watermark, now);
    }

    /** Calls the step with a message; what it throws comes out. */
    public Fate message(Object in, @Nullable Object key, String port, long eventTime) throws Exception {
        return running.message(in, key, port, eventTime);
    }

    /** Whether {@link #fire} has something to do at this time. */
    public boolean hasDue() {
        return running.hasDue();
    }

    /** Calls the step for one timer or one key; what it throws comes out, and the series goes on with the next call. */
    public void fire() throws Exception {
        fire(key -> {});
    }

    /** As {@link #fire()}; {@code keys} is told whose turn it is before the step is called. */
    public void fire(Consumer<@Nullable Object> keys) throws Exception {
        running.fire(keys);
    }

    /** Engine time at which {@link #hasDue} will be true with nothing new; {@link StepScope#NEVER} when not at all. */
    public long nextEngineDue() {
        return running.nextEngineDue();
    }

    /** Nothing will come any more: everything held is due. With {@code discard} nothing is, and it stays counted as held. */
    public void finish(boolean discard) {
        running.finish(discard);
    }

    /** Whether {@link #finish} was called and everything has been given. */
    public boolean hasFinished() {
        return running.finished() && !running.hasDue();
    }

    /** How many messages that were held before have passed since the start. */
    public long passed() {
        return running.passed();
    }

    /** How many messages that were held before were filtered out since the start. */
    public long filtered() {
        return running.filtered();
    }

    /** Keys that something is remembered for. */
    public int keys() {
        return running.keys();
    }

    /** How far event times of results may be behind the watermark. */
    public long lagNanos() {
        return running.step().lagNanos();
    }
}
