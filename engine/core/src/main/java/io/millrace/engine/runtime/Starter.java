package io.millrace.engine.runtime;

import java.util.List;

/**
 * Starts the messages of one source, one after the other, and only when everything behind it has room.
 *
 * <p>Threading: the worker.
 */
final class Starter {
    private final Operator operator;
    private final Run run;
    private final RunContext context;
    private final SinkPort[] ends;
    private boolean open;

    /** {@code ends} are the sinks that messages of the source can come to. */
    Starter(Operator operator, RunContext context, List<SinkPort> ends) {
        this.operator = operator;
        this.context = context;
        this.run = new Run(context);
        this.ends = ends.toArray(SinkPort[]::new);
    }

    Operator operator() {
        return operator;
    }

    /** Until everything has been opened nothing may start. */
    void open(boolean mayStart) {
        open = mayStart;
    }

    boolean hasRoom() {
        if (!open || run.isUnderway() || context.halt().isHalted()) {
            return false;
        }
        for (final SinkPort end : ends) {
            if (!end.hasRoomToStart()) {
                return false;
            }
        }
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

    /** Goes on with a message that had to wait. */
    void resume() {
        if (run.isUnderway()) {
            run.goOn();
        }
    }

    boolean isUnderway() {
        return run.isUnderway();
    }
}
