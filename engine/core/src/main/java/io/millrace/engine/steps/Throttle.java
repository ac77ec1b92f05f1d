package io.millrace.engine.steps;

import java.util.ArrayDeque;

/**
 * Lets at most so many messages pass in any stretch of a length of engine time; what is too much is left out, or waits
 * for its turn.
 */
final class Throttle implements KeyedStep<Throttle.Gate> {
    private final Limit limit;

    Throttle(Limit limit) {
        this.limit = limit;
    }

    /**
     * How much may pass.
     *
     * @param messages in each stretch of {@code nanos}
     * @param waiting how many more may wait for one key; 0 = they are left out
     */
    record Limit(int messages, long nanos, long waiting) {}

    /** When messages of a key have passed, and which wait. */
    static final class Gate {
        private final Recent passed = new Recent();
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    }

    @Override
    public Gate memory() {
        return new Gate();
    }

    @Override
    public Fate message(Object in, Gate gate, StepScope scope) {
        gate.passed.keep(limit.messages());
        if (gate.waiting.isEmpty() && isOpen(gate, scope.now())) {
            gate.passed.add(scope.now(), limit.messages());
            if (scope.engineTimer() == StepScope.NEVER) {
                scope.engineTimer(scope.now() + limit.nanos());
            }
            scope.emit(in);
            return Fate.PASSED;
        } else if (limit.waiting() == 0) {
            return Fate.FILTERED;
        }
        Waiting.checkRoom(gate.waiting.size(), limit.waiting());
        gate.waiting.add(new Waiting(in, scope.eventTime(), 0));
        scope.engineTimer(gate.passed.oldest() + limit.nanos());
        return Fate.HELD;
    }

    private boolean isOpen(Gate gate, long now) {
        return gate.passed.size() < limit.messages() || now - gate.passed.oldest() >= limit.nanos();
    }

    @Override
    public void engineDue(Gate gate, StepScope scope) {
        gate.passed.keep(limit.messages());
        if (!gate.waiting.isEmpty() && isOpen(gate, scope.now())) {
            release(gate, scope);
        }
        if (!gate.waiting.isEmpty()) {
            scope.engineTimer(isOpen(gate, scope.now()) ? scope.now() : gate.passed.oldest() + limit.nanos());
        } else if (gate.passed.size() > 0 && scope.now() - gate.passed.newest() < limit.nanos()) {
            scope.engineTimer(gate.passed.newest() + limit.nanos());
        } else {
            scope.forget();
        }
    }

    private void release(Gate gate, StepScope scope) {
        final Waiting first = gate.waiting.remove();
        gate.passed.add(scope.now(), limit.messages());
        scope.emit(first.message(), first.eventTime());
        scope.passed(1);
    }

    @Override
    public boolean end(Gate gate, StepScope scope) {
        if (!gate.waiting.isEmpty()) {
            release(gate, scope);
        }
        return !gate.waiting.isEmpty();
    }
}
