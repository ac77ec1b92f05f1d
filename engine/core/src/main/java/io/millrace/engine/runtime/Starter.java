package io.millrace.engine.runtime;

import io.millrace.engine.api.Expiring;
import io.millrace.engine.framing.Frames;
import io.millrace.engine.steps.StepRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the messages of one source or queue, one after the other, and only when everything behind it has room.
 *
 * <p>Threading: the worker.
 */
final class Starter {
    private final Operator operator;
    private final Run run;
    private final RunContext context;
    private final End[] ends;
    private final int calls;
    private @Nullable Head head;
    private boolean open;
    private @Nullable End lacking;
    private boolean paused;

    Starter(Operator operator, RunContext context) {
        this(operator, context, ends(operator));
    }

    /** Starts what a step gives by itself: there need be no room in the step. */
    static Starter behind(StepPort port, RunContext context) {
        final Set<End> ends = ends(port.operator());
        ends.remove(port);
        return new Starter(port.operator(), context, ends);
    }

    /** Starts what comes back from other threads. */
    static Starter behind(CallPort port, RunContext context) {
        final Set<End> ends = ends(port.operator());
        ends.remove(port);
        return new Starter(port.operator(), context, ends);
    }

    private Starter(Operator operator, RunContext context, Set<End> ends) {
        this.operator = operator;
        this.context = context;
        this.run = new Run(context);
        this.ends = ends.toArray(End[]::new);
        this.calls = calls(operator, new HashMap<>());
        for (final End end : ends) {
            end.onlookers().add(run);
        }
    }

    /** Calls of user code that one message makes on the longest way, if each node gives one output. */
    private static int calls(Operator first, Map<Operator, Integer> known) {
        final Integer before = known.get(first);
        if (before != null) {
            return before;
        }
        int most = 0;
        for (final Exit exit : first.exits()) {
            most = Math.max(most, exit.staysPossible() ? calls(exit.target(), known) : 0);
        }
        known.put(first, 1 + most);
        return 1 + most;
    }

    /** Where the messages of an operator can leave the worker. */
    private static Set<End> ends(Operator first) {
        final Set<Operator> seen = new LinkedHashSet<>(Set.of(first));
        final Deque<Operator> work = new ArrayDeque<>(seen);
        final Set<End> ends = new LinkedHashSet<>();
        while (!work.isEmpty()) {
            final Operator operator = work.remove();
            final End own = operator.end();
            if (own != null) {
                ends.add(own);
            }
            for (final Exit exit : operator.allExits()) {
                exit.remote().forEach(lane -> ends.add(lane.outlet()));
                if (exit.staysPossible() && seen.add(exit.target())) {
                    work.add(exit.target());
                }
            }
        }
        return ends;
    }

    /** What the messages of this input can leave by is not at its end before the input is. */
    void feeds(Input input) {
        for (final End end : ends) {
            if (end instanceof Outlet outlet) {
                outlet.fedBy(input);
            } else if (end instanceof StepPort port) {
                port.fedBy(input);
            } else if (end instanceof CallPort port) {
                port.fedBy(input);
            }
        }
    }

    Operator operator() {
        return operator;
    }

    /** Whether its messages can come to a node on this worker. */
    boolean leadsTo(Operator node) {
        final Set<Operator> seen = new LinkedHashSet<>(Set.of(operator));
        final Deque<Operator> work = new ArrayDeque<>(seen);
        while (!work.isEmpty()) {
            final Operator next = work.remove();
            if (next == node) {
                return true;
            }
            next.allExits().stream()
                    .filter(exit -> exit.staysPossible() && seen.add(exit.target()))
                    .forEach(exit -> work.add(exit.target()));
        }
        return false;
    }

    /** Until everything has been opened nothing may start. */
    void open(boolean mayStart) {
        open = mayStart;
    }

    /** For a while nothing starts. */
    void pause(boolean on) {
        paused = on;
    }

    boolean isPaused() {
        return paused;
    }

    /** What keeps a message from going on, or from starting; null when nothing does. */
    @Nullable
    End obstacle() {
        if (run.isUnderway()) {
            return run.blockedBy();
        }
        for (final End end : ends) {
            if (!end.hasRoomToStart()) {
                return end;
            }
        }
        return null;
    }

    boolean hasRoom() {
        if (!open || paused || run.isUnderway() || context.halt().isHalted()) {
            return false;
        }
        if (run.looksAgain()) {
            for (final End end : ends) {
                if (!end.hasRoomToStart()) {
                    lacking = end;
                    return false;
                }
            }
            lacking = null;
            run.hasLooked();
        }
        if (context.pulse().turnOver()) {
            context.pulse().putOff();
            return false;
        }
        return true;
    }

    /** As {@link #hasRoom}, for those that need not let others wait. */
    boolean hasTurn() {
        if (context.pulse().shareOver()) {
            context.pulse().putOff();
            return false;
        }
        return hasRoom();
    }

    /** The loop that starts messages by the batch; null when each goes by the interpreter. */
    void head(@Nullable Head next) {
        head = next;
    }

    /** How many may be started as a batch that goes by links; 0 when the next one must go alone. */
    private int batch(int most) {
        if (head == null) {
            return 0;
        }
        final int untilBeat = Math.min(most, context.pulse().messages(calls));
        if (context.hasOnlyLinks()) {
            return Math.max(1, untilBeat);
        }
        return (int) Math.min(untilBeat, context.probe().sampler().unmeasured());
    }

    /** So many of a batch have started. */
    private void started(int count) {
        context.pulse().made(count * calls);
        run.goOnBehind();
    }

    /** Makes some messages with the generator, at most so many; only when there is room. */
    int generate(int most) {
        final int batch = batch(most);
        if (batch == 0 || head == null) {
            run.start(operator, GeneratorIntake.GO);
            return 1;
        }
        run.enter();
        final int made = head.generate(run, batch);
        operator.counts().started += made;
        context.probe().sampler().came(made);
        started(made);
        return made;
    }

    /** Takes some frames, from one of them on; only when there is room. Returns how many. */
    int frames(Head.Batch frames, int from) {
        final Frames found = frames.found();
        final int batch = batch(found.count() - from);
        int taken = 0;
        if (batch > 0 && head != null) {
            run.enter();
            taken = head.frames(run, frames, from, from + batch) - from;
        }
        if (taken == 0) {
            // Also when a step behind it has come to have something to do since room was asked for: it waits for that.
            operator.counts().bytes += found.length(from);
            run.start(operator, frames.scratch().copy(frames.bytes(), found.start(from), found.length(from)));
            return 1;
        }
        for (int i = from; i < from + taken; i++) {
            operator.counts().bytes += found.length(i);
        }
        operator.counts().started += taken;
        context.probe().sampler().came(taken);
        started(taken);
        return taken;
    }

    /** Tells a computation that an object of its State is gone; only when there is room. */
    void expire(Expiring<Object, Object, Object> code, Aged gone) {
        run.expire(operator, code, gone);
    }

    void start(Object input) {
        if (run.isUnderway()) {
            throw new IllegalStateException(operator.name() + " has no room; hasRoom must be asked first");
        }
        run.start(operator, input);
    }

    /** Takes some messages, at most so many, off a queue from another worker; only when there is room and one comes first. */
    int arrive(EdgeQueue queue, int most) {
        final int batch = head == null
                ? 0
                : Math.max(
                        context.hasOnlyLinks() ? 1 : 0,
                        Math.min(most, context.pulse().messages(calls)));
        int taken = 0;
        if (batch > 0 && head != null) {
            run.enter();
            taken = head.arrive(run, queue, batch);
            started(taken);
        }
        if (taken == 0) {
            run.arrive(operator, queue);
            return 1;
        }
        return taken;
    }

    /** Lets a step do one thing outside of any message; returns whether nothing failed. */
    boolean fire(StepRunner step) {
        return run.fire(operator, step);
    }

    /** Sends a result of a step on its way; only when there is room. */
    void give(Run.Given given) {
        run.give(operator, given);
    }

    /** Goes on with a message that another thread has given to the user's code; only when there is room. */
    void returned(Call call) {
        run.returned(operator, call);
    }

    /** Ends are asked for room before the next message. */
    void lookAgain() {
        run.lookAgain();
    }

    /** Goes on with a message that had to wait. */
    void resume() {
        if (run.isUnderway()) {
            run.goOn();
        }
    }

    /** What had no room when it was last asked; null when everything had. */
    @Nullable
    End lacking() {
        return run.isUnderway() ? run.blockedBy() : lacking;
    }

    boolean isUnderway() {
        return run.isUnderway();
    }
}
