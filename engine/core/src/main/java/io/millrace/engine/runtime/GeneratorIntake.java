package io.millrace.engine.runtime;

import io.millrace.engine.metrics.NodeMetrics.Link;
import org.jspecify.annotations.Nullable;

/** A source that makes its messages itself, at a pace. */
final class GeneratorIntake implements Intake {
    /** What a generator is given instead of a message. */
    static final Object GO = new Object();

    private final Starter starter;
    private final Pace pace;
    private final @Nullable SourceMark mark;
    private boolean stopped;

    /** {@code mark}: how far event time has come; null when nobody looks at that. */
    GeneratorIntake(Starter starter, Pace pace, @Nullable SourceMark mark) {
        this.starter = starter;
        this.pace = pace;
        this.mark = mark;
    }

    @Override
    public @Nullable Mark mark() {
        return mark;
    }

    @Override
    public Starter starter() {
        return starter;
    }

    @Override
    public void poll(int budget) {
        if (stopped) {
            return;
        }
        final long due = Math.min(budget, pace.due());
        long made = 0;
        while (made < due && starter.hasTurn()) {
            made += starter.generate((int) (due - made));
        }
        pace.made(made);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean ended() {
        return stopped;
    }

    @Override
    public boolean isHeldUp() {
        return starter.isUnderway() || !stopped && pace.due() > 0;
    }

    @Override
    public long untilDue() {
        return stopped || !starter.hasRoom() ? Long.MAX_VALUE : pace.untilDue();
    }

    @Override
    public long halfFrames() {
        return 0;
    }

    @Override
    public Link link() {
        return Link.NONE;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
