package io.millrace.engine.steps;

import org.jspecify.annotations.Nullable;

/** Lets a part of the messages pass: each so many-th, or the newest of each stretch of engine time. */
final class Sample implements KeyedStep<Sample.Last> {
    private final long each;
    private final long nanos;

    private Sample(long each, long nanos) {
        this.each = each;
        this.nanos = nanos;
    }

    static Sample each(long number) {
        return new Sample(number, 0);
    }

    static Sample newestOf(long nanos) {
        return new Sample(0, nanos);
    }

    /** How many messages of a key have come since one passed, or the newest that may pass yet. */
    static final class Last {
        private long seen;
        private @Nullable Waiting newest;
    }

    @Override
    public Last memory() {
        return new Last();
    }

    @Override
    public long lagNanos() {
        return nanos;
    }

    @Override
    public Fate message(Object in, Last last, StepScope scope) {
        if (each > 0) {
            last.seen = (last.seen + 1) % each;
            if (last.seen != 0) {
                return Fate.FILTERED;
            }
            scope.emit(in);
            return Fate.PASSED;
        }
        if (last.newest != null) {
            scope.filtered(1);
        }
        last.newest = new Waiting(in, scope.eventTime(), 0);
        if (scope.engineTimer() == StepScope.NEVER) {
            scope.engineTimer(scope.now() + nanos);
        }
        return Fate.HELD;
    }

    @Override
    public void engineDue(Last last, StepScope scope) {
        if (last.newest == null) {
            scope.forget();
        } else {
            scope.engineTimer(scope.now() + nanos);
            release(last, scope);
        }
    }

    @Override
    public boolean end(Last last, StepScope scope) {
        release(last, scope);
        return false;
    }

    private static void release(Last last, StepScope scope) {
        final Waiting newest = last.newest;
        if (newest != null) {
            last.newest = null;
            scope.emit(newest.message(), newest.eventTime());
            scope.passed(1);
        }
    }
}
