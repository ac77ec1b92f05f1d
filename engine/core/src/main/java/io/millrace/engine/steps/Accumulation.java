package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import org.jspecify.annotations.Nullable;

/** A user's aggregation as windows call it. Threading: the worker. */
final class Accumulation {
    private final Aggregation<Object, Object, Object> aggregation;

    @SuppressWarnings("unchecked")
    Accumulation(Aggregation<?, ?, ?> aggregation) {
        this.aggregation = (Aggregation<Object, Object, Object>) aggregation;
    }

    Object initial() throws Exception {
        return aggregation.initial();
    }

    Object update(Object acc, Object in) throws Exception {
        return aggregation.update(acc, in);
    }

    Object combine(Object earlier, Object later) throws Exception {
        return aggregation.combine(earlier, later);
    }

    /** Gives what comes out of a window, if anything. */
    void output(Window window, Object acc, StepScope scope) throws Exception {
        final Object out = aggregation.output(scope.key(), window, acc);
        if (out != null) {
            scope.emit(out, window.endNanos() - 1);
        }
    }

    /** Gives the result of one message alone. */
    void single(Window window, Object in, StepScope scope) throws Exception {
        output(window, update(initial(), in), scope);
    }

    /** What has been accumulated in one part of time. */
    static final class Pane {
        /** Which part it is. */
        final long index;

        Object acc;
        /** What it and some of those behind it give together; see {@link TwoStacks}. */
        @Nullable
        Object andBehind;

        /** Messages in it that are counted as held. */
        int messages;

        Pane(long index, Object acc) {
            this.index = index;
            this.acc = acc;
        }
    }

    /** A new part of a window with one message in it. */
    Pane pane(long index, Object in) throws Exception {
        return new Pane(index, update(initial(), in));
    }
}
