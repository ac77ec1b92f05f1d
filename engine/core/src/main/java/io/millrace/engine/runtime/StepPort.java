package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.runtime.Run.Given;
import io.millrace.engine.steps.Fate;
import io.millrace.engine.steps.KeyedStep;
import io.millrace.engine.steps.StepMaker;
import io.millrace.engine.steps.StepRunner;
import io.millrace.engine.steps.StepScope;
import io.millrace.engine.steps.StepSetup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A step that acts at a time, as the engine sees it. What it gives while it has a message in hand goes on with that. What
 * it gives besides, because a timer is due, it starts itself like a source, one result after the other while there is
 * room behind it; and as long as it has something due to do there is no room here for messages.
 *
 * <p>It acts between messages: whoever asks for room lets it.
 *
 * <p>Threading: the worker.
 */
final class StepPort implements Input, End {
    private final Operator operator;
    private final Site site;
    private final RunContext context;
    private final EventTime eventTime;
    private final Marks marks = new Marks();
    private final StepMark mark = new StepMark(this);
    private final List<Input> feeders = new ArrayList<>();
    private final Deque<Given> given = new ArrayDeque<>();
    private final Onlookers onlookers = new Onlookers();
    private final StepCounts counts = new StepCounts();
    private @Nullable Starter starter;
    private @Nullable StepRunner runner;
    private String by = "in";
    private int taken;
    private long fired = StepScope.NO_WATERMARK;
    private long started;
    private long fires;
    private boolean finished;

    StepPort(Operator operator, Site site, RunContext context, EventTime eventTime) {
        this.operator = operator;
        this.site = site;
        this.context = context;
        this.eventTime = eventTime;
    }

    /**
     * What is known of the step before there is code.
     *
     * @param settings gives the text of a setting of the node
     */
    record Site(StepMaker maker, UnaryOperator<String> settings) {
        boolean is(String setting, String value) {
            return value.equals(settings.apply(setting));
        }
    }

    /** Makes an instance of the step with this user code; it goes on with what is remembered. */
    void use(Function<Role, Object> code) {
        final KeyedStep<?> next = site.maker().make(new StepSetup() {
            @Override
            public String setting(String name) {
                return site.settings().apply(name);
            }

            @Override
            public Object code(Role role) {
                return code.apply(role);
            }
        });
        if (runner == null) {
            runner = new StepRunner(next, this::take);
        } else {
            runner.step(next);
        }
    }

    boolean isMade() {
        return runner != null;
    }

    private StepRunner runner() {
        return Objects.requireNonNull(runner, "no step yet");
    }

    void starter(Starter one) {
        starter = one;
    }

    @Override
    public Starter starter() {
        return Objects.requireNonNull(starter, "not connected");
    }

    Operator operator() {
        return operator;
    }

    StepCounts counts() {
        return counts;
    }

    /** Keys that something is remembered for. */
    int keys() {
        return runner == null ? 0 : runner.keys();
    }

    /** Watermarks that lead here. */
    Marks marks() {
        return marks;
    }

    /** The watermark behind the step. */
    @Override
    public Mark mark() {
        return mark;
    }

    /** What it has done outside of any message. */
    long fires() {
        return fires;
    }

    /** Messages of this input can come here. */
    void fedBy(Input input) {
        feeders.add(input);
    }

    /** The watermark up to which everything due has come out. */
    long fired() {
        return fired;
    }

    /** How far results may be behind the watermark. */
    long lag() {
        return runner == null ? 0 : runner.lagNanos();
    }

    boolean hasFinished() {
        return finished;
    }

    long now() {
        return context.pulse().now();
    }

    /** The message that comes next has come by this input port. */
    void by(String port) {
        by = port;
    }

    // -- messages

    /** Gives the step a message, which has been asked room for; returns what a stage does. */
    @Nullable
    Object message(Run run, Object message, @Nullable Object key) throws Exception {
        final StepRunner step = runner();
        final long now = context.pulse().now();
        step.time(marks.withThis(now), now);
        taken = 0;
        final Fate fate;
        try {
            fate = step.message(message, key, by, run.eventTime());
        } catch (Exception | Error problem) {
            given.clear();
            counts.look(step);
            throw problem;
        }
        counts.add(fate);
        counts.look(step);
        if (given.size() == 1) {
            final Given one = given.remove();
            run.eventTime(one.eventTime());
            return one.out();
        }
        if (!given.isEmpty() || step.hasDue()) {
            run.lookAgain();
        }
        return fate == Fate.FILTERED ? null : Stage.DONE;
    }

    private void take(Object out, @Nullable Object key, long time) {
        if (++taken > context.emitLimit()) {
            throw new BadResult("emits without end: more than " + String.format("%,d", context.emitLimit())
                    + " outputs for one message");
        }
        given.add(new Given(Objects.requireNonNull(out, "null was emitted"), key, time));
    }

    // -- what is due

    @Override
    public void poll(int budget) {
        eventTime.settle();
        act();
    }

    /** In the middle of a turn: messages stop coming if there is something to do first. */
    void look() {
        if (isDue()) {
            onlookers.tell();
        }
    }

    /** Does what is due as far as there is room; returns whether nothing is left. */
    private boolean act() {
        if (!isDue()) {
            return true;
        }
        final Run before = context.inHand();
        final Starter own = starter();
        own.resume();
        while (isDue() && own.hasRoom()) {
            started++;
            context.pulse().step();
            if (given.isEmpty()) {
                fire();
            } else {
                own.give(given.remove());
            }
        }
        if (before != null) {
            context.enter(before);
        }
        return !isDue() && !own.isUnderway();
    }

    /** Whether it has something to do before the next message; when not, all before the watermark is done. */
    private boolean isDue() {
        if (runner == null) {
            return false;
        }
        final long now = context.pulse().now();
        final long watermark = marks.reached(now);
        runner.time(watermark, now);
        if (!given.isEmpty() || runner.hasDue() || starter().isUnderway()) {
            return true;
        }
        fired = Math.max(fired, watermark);
        return false;
    }

    private void fire() {
        final StepRunner step = runner();
        final Probe probe = context.probe();
        final long stamp = probe.began();
        final long entered = stamp == Stamp.NONE ? 0 : probe.enter(operator, stamp);
        taken = 0;
        fires++;
        if (!starter().fire(step)) {
            given.clear();
        }
        if (stamp != Stamp.NONE) {
            probe.leave(operator, stamp, entered);
        }
        counts.look(step);
    }

    // -- as an end

    @Override
    public boolean hasRoom() {
        return act();
    }

    @Override
    public boolean hasRoomToStart() {
        eventTime.settle();
        return onlookers.noneWaits() && act();
    }

    @Override
    public Onlookers onlookers() {
        return onlookers;
    }

    @Override
    public String place() {
        return operator.name();
    }

    // -- as an input

    /** Its inputs may have ended: then everything held is due, unless it is not wanted. */
    boolean finishWhenDry(boolean stopped) {
        if (finished || !onlookers.noneWaits() || !Input.areDry(feeders)) {
            return false;
        }
        finished = true;
        eventTime.settle();
        if (runner != null) {
            act();
            runner.finish(stopped && site.is("on-stop", "discard"));
        }
        return true;
    }

    @Override
    public boolean ended() {
        return finished && !isDue();
    }

    @Override
    public long started() {
        return started;
    }

    @Override
    public boolean isHeldUp() {
        return isDue();
    }

    @Override
    public boolean isQuiet(int pause) {
        return given.isEmpty() && !starter().isUnderway() && feeders.stream().allMatch(input -> input.isQuiet(pause));
    }

    /** Nanoseconds until something is due by the engine's clock; room that is waited for wakes the worker by itself. */
    long untilDue() {
        final long due = runner == null ? StepScope.NEVER : runner.nextEngineDue();
        if (due == StepScope.NEVER) {
            return Long.MAX_VALUE;
        }
        final long until = due - context.pulse().exactly();
        return until <= 0 && !starter().hasRoom() ? Long.MAX_VALUE : Math.max(0, until);
    }
}
