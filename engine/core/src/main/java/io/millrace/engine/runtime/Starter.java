package io.millrace.engine.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
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
    private boolean open;
    private @Nullable End lacking;
    private boolean paused;

    Starter(Operator operator, RunContext context) {
        this.operator = operator;
        this.context = context;
        this.run = new Run(context);
        this.ends = ends(operator).toArray(End[]::new);
    }

    /** Where the messages of an operator can leave the worker. */
    private static Set<End> ends(Operator first) {
        final Set<Operator> seen = new LinkedHashSet<>(Set.of(first));
        final Deque<Operator> work = new ArrayDeque<>(seen);
        final Set<End> ends = new LinkedHashSet<>();
        while (!work.isEmpty()) {
            final Operator operator = work.remove();
            final SinkPort sink = operator.sink();
            if (sink != null) {
                ends.add(sink);
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
            }
        }
    }

    Operator operator() {
        return operator;
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
        for (final End end : ends) {
            if (!end.hasRoomToStart()) {
                lacking = end;
                return false;
            }
        }
        lacking = null;
        if (context.pulse().turnOver()) {
            context.pulse().putOff();
            return false;
        }
        return true;
    }

    void start(Object input) {
        if (run.isUnderway()) {
            throw new IllegalStateException(operator.name() + " has no room; hasRoom must be asked first");
        }
        run.start(operator, input);
    }

    /** As {@link #start}, with the first of a queue from another worker, which is taken away. */
    void arrive(EdgeQueue queue) {
        run.arrive(operator, queue);
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
