package io.millrace.engine.testkit;

import io.millrace.engine.steps.Fate;
import io.millrace.engine.steps.KeyedStep;
import io.millrace.engine.steps.StepRunner;
import io.millrace.engine.steps.StepScope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drives one {@link KeyedStep} with messages, watermarks and engine times that are all explicit.
 *
 * <p>Threading: one thread.
 */
public final class StepHarness {
    private final StepRunner runner;
    private final List<Result> results = new ArrayList<>();
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private long watermark = StepScope.NO_WATERMARK;
    private long now;

    private StepHarness(KeyedStep<?> step) {
        this.runner = new StepRunner(step, (out, key, time) -> results.add(new Result(out, time)));
    }

    public static StepHarness of(KeyedStep<?> step) {
        return new StepHarness(step);
    }

    /** Something that the step gave. */
    public record Result(Object value, long eventTime) {}

    /**
     * A message on its way.
     *
     * @param key may be null
     * @param eventTime nanoseconds since the epoch
     * @param watermark of the step with this message
     */
    public record Arrival(Object message, @Nullable Object key, long eventTime, long watermark) {}

    /** A message comes in, then everything that is due by its watermark is called; returns the results. */
    public List<Result> message(Arrival arrival) throws Exception {
        return message("in", arrival);
    }

    /** As {@link #message(Arrival)}, by another input port. */
    public List<Result> message(String port, Arrival arrival) throws Exception {
        watermark = Math.max(watermark, arrival.watermark());
        runner.time(watermark, now);
        final Fate fate = runner.message(arrival.message(), arrival.key(), port, arrival.eventTime());
        fates.merge(fate, 1L, Long::sum);
        return fire();
    }

    /** The watermark moves without a message. */
    public List<Result> watermark(long reached) throws Exception {
        watermark = Math.max(watermark, reached);
        runner.time(watermark, now);
        return fire();
    }

    /** The engine's clock goes on, stopping wherever something is due. */
    public List<Result> advance(long nanos) throws Exception {
        final long until = now + nanos;
        final List<Result> all = new ArrayList<>();
        while (now < until) {
            now = Math.min(until, Math.max(now + 1, runner.nextEngineDue()));
            runner.time(watermark, now);
            all.addAll(fire());
        }
        return all;
    }

    /** The input has ended. */
    public List<Result> end() throws Exception {
        runner.finish(false);
        return fire();
    }

    /** The input has ended, and what is held is not wanted. */
    public List<Result> discard() throws Exception {
        runner.finish(true);
        return fire();
    }

    /** Code is swapped: another instance goes on with what is remembered. */
    public void swap(KeyedStep<?> next) {
        runner.step(next);
    }

    /** How many messages passed, at once or after they were held. */
    public long passed() {
        return count(Fate.PASSED) + runner.passed();
    }

    public long filtered() {
        return count(Fate.FILTERED) + runner.filtered();
    }

    public long late() {
        return count(Fate.LATE);
    }

    /** Messages that are held now. */
    public long held() {
        return count(Fate.HELD) - runner.passed() - runner.filtered();
    }

    /** Keys that something is remembered for. */
    public int keys() {
        return runner.keys();
    }

    private long count(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    private List<Result> fire() throws Exception {
        while (runner.hasDue()) {
            runner.fire();
        }
        final List<Result> given = List.copyOf(results);
        results.clear();
        return given;
    }
}
