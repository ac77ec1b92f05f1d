package io.millrace.engine.steps;

import io.millrace.engine.api.Joiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Joins messages of two inputs that have the same key and event times that are at most a span apart. Each waits until
 * the watermark says that no partner can come any more.
 */
final class Join implements KeyedStep<Join.Sides> {
    /** Name of the input whose messages may come out alone. */
    static final String LEFT = "left";

    private static final long LEAST_QUIET = TimeUnit.SECONDS.toNanos(1);

    private final long span;
    private final boolean outer;
    private final Joiner<Object, Object, Object> joiner;

    /**
     * A step.
     *
     * @param outer whether a left message without a partner comes out alone when its time is over
     */
    @SuppressWarnings("unchecked")
    Join(long span, boolean outer, Joiner<?, ?, ?> joiner) {
        this.span = span;
        this.outer = outer;
        this.joiner = (Joiner<Object, Object, Object>) joiner;
    }

    /** What waits for partners, by side. */
    static final class Sides {
        private final Timeline left = new Timeline();
        private final Timeline right = new Timeline();
    }

    @Override
    public Sides memory() {
        return new Sides();
    }

    @Override
    public long lagNanos() {
        return span;
    }

    @Override
    public long quietNanos() {
        return outer ? Math.max(LEAST_QUIET, 2 * span) : StepScope.NEVER;
    }

    @Override
    public Fate message(Object in, Sides sides, StepScope scope) throws Exception {
        final long time = Times.bounded(scope.eventTime());
        if (isOver(time, scope.watermark())) {
            if (sides.left.size() + sides.right.size() == 0) {
                scope.forget();
            }
            return Fate.LATE;
        }
        final boolean isLeft = scope.port().equals(LEFT);
        final Timeline others = isLeft ? sides.right : sides.left;
        final Timeline.Item own = new Timeline.Item(in, time);
        final int from = others.firstAt(time - span);
        int until = from;
        for (; until < others.size() && others.get(until).time() <= time + span; until++) {
            final Timeline.Item other = others.get(until);
            final Object out = isLeft ? joiner.join(in, other.message()) : joiner.join(other.message(), in);
            emit(out, Math.max(time, other.time()), scope);
        }
        for (int i = from; i < until; i++) {
            others.get(i).match();
            own.match();
        }
        (isLeft ? sides.left : sides.right).add(own);
        scope.eventTimer(Math.min(scope.eventTimer(), time + span + 1));
        return Fate.HELD;
    }

    private boolean isOver(long time, long watermark) {
        return watermark != StepScope.NO_WATERMARK && time < watermark - span;
    }

    private static void emit(@Nullable Object out, long time, StepScope scope) {
        if (out != null) {
            scope.emit(out, time);
        }
    }

    @Override
    public void eventDue(Sides sides, StepScope scope) throws Exception {
        while (hasOver(sides.right, scope)) {
            end(sides.right.remove(), scope);
        }
        boolean alone = false;
        while (!alone && hasOver(sides.left, scope)) {
            alone = outer && !sides.left.get(0).matched();
            if (!alone) {
                end(sides.left.remove(), scope);
            }
        }
        final Timeline.Item left = alone ? sides.left.remove() : null;
        wake(sides, scope);
        if (left != null) {
            alone(left, scope);
        }
    }

    private boolean hasOver(Timeline side, StepScope scope) {
        return side.size() > 0 && isOver(side.get(0).time(), scope.watermark());
    }

    private static void end(Timeline.Item item, StepScope scope) {
        if (item.matched()) {
            scope.passed(1);
        } else {
            scope.filtered(1);
        }
    }

    private void wake(Sides sides, StepScope scope) {
        if (sides.left.size() + sides.right.size() > 0) {
            scope.eventTimer(Math.min(sides.left.firstTime(), sides.right.firstTime()) + span + 1);
        } else {
            scope.forget();
        }
    }

    private void alone(Timeline.Item left, StepScope scope) throws Exception {
        scope.passed(1);
        emit(joiner.join(left.message(), null), left.time(), scope);
    }

    /** Left messages without a partner do not wait for ever where nothing comes any more. */
    @Override
    public boolean quiet(Sides sides, StepScope scope) throws Exception {
        for (int i = 0; i < sides.left.size(); i++) {
            if (!sides.left.get(i).matched()) {
                alone(sides.left.remove(i), scope);
                return true;
            }
        }
        return false;
    }
}
