package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A window for every so many messages of a key. What is not full at the end comes out then. */
final class CountWindows implements KeyedStep<CountWindows.Filling> {
    private final long size;
    private final Accumulation accumulation;

    CountWindows(long size, Aggregation<?, ?, ?> aggregation) {
        this.size = size;
        this.accumulation = new Accumulation(aggregation);
    }

    /** The window that is being filled. */
    static final class Filling {
        private @Nullable Object acc;
        private long messages;
        private long earliest = Long.MAX_VALUE;
        private long latest = Long.MIN_VALUE;
    }

    @Override
    public Filling memory() {
        return new Filling();
    }

    @Override
    public Fate message(Object in, Filling filling, StepScope scope) throws Exception {
        final Object before = filling.acc;
        filling.acc = accumulation.update(before == null ? accumulation.initial() : before, in);
        filling.messages++;
        final long time = scope.eventTime();
        filling.earliest = Math.min(filling.earliest, time);
        filling.latest = Math.max(filling.latest, time);
        if (filling.messages < size) {
            return Fate.HELD;
        }
        scope.passed(size - 1);
        comeOut(filling, scope);
        return Fate.PASSED;
    }

    private void comeOut(Filling filling, StepScope scope) throws Exception {
        final Object acc = Objects.requireNonNull(filling.acc, "the accumulator is null");
        final Window window = new Window(filling.earliest, filling.latest + 1);
        filling.acc = null;
        filling.messages = 0;
        filling.earliest = Long.MAX_VALUE;
        filling.latest = Long.MIN_VALUE;
        accumulation.output(window, acc, scope);
    }

    @Override
    public boolean end(Filling filling, StepScope scope) throws Exception {
        if (filling.messages > 0) {
            scope.passed(filling.messages);
            comeOut(filling, scope);
        }
        return false;
    }
}
