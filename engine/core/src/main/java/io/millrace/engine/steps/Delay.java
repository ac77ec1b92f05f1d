package io.millrace.engine.steps;

import java.util.ArrayDeque;

/** Lets each message go on some time after it came, in the order in which they came. */
final class Delay implements KeyedStep<Delay.Line> {
    private final long nanos;
    private final long most;

    Delay(long nanos, long most) {
        this.nanos = nanos;
        this.most = most;
    }

    /** The messages of a key that wait, the first to go first. */
    static final class Line {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    }

    @Override
    public Line memory() {
        return new Line();
    }

    @Override
    public long lagNanos() {
        return nanos;
    }

    @Override
    public Fate message(Object in, Line line, StepScope scope) {
        Waiting.checkRoom(line.waiting.size(), most);
        line.waiting.add(new Waiting(in, scope.eventTime(), scope.now() + nanos));
        scope.engineTimer(line.waiting.element().due());
        return Fate.HELD;
    }

    @Override
    public void engineDue(Line line, StepScope scope) {
        release(line, scope);
    }

    @Override
    public boolean end(Line line, StepScope scope) {
        release(line, scope);
        return !line.waiting.isEmpty();
    }

    private static void release(Line line, StepScope scope) {
        final Waiting first = line.waiting.poll();
        if (first != null) {
            scope.emit(first.message(), first.eventTime());
            scope.passed(1);
        }
        if (line.waiting.isEmpty()) {
            scope.forget();
        } else {
            scope.engineTimer(line.waiting.element().due());
        }
    }
}
