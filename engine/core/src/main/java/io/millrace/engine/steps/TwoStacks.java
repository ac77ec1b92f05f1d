package io.millrace.engine.steps;

import io.millrace.engine.steps.Accumulation.Pane;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Combines the panes of sliding windows of one key without going through all of them for each window: each pane of the
 * older ones keeps what it and those behind it give together, up to a border; what is behind the border is kept in one
 * piece. When the last pane before the border has gone, the border moves on to the newest pane and the older ones are
 * gone through once, so that a pane is combined about three times, however many windows it is in.
 *
 * <p>Accumulators that the user's code may change are never given to it twice as the one that may be changed.
 */
final class TwoStacks {
    private static final long NOTHING = Long.MIN_VALUE;

    private long border = NOTHING;
    /** What is behind the border, as far as {@link #reached}. */
    private @Nullable Object newer;

    private long reached = NOTHING;

    /** A pane has changed. */
    void touched(long index) {
        if (index <= border) {
            border = NOTHING;
        }
        if (index <= reached) {
            newer = null;
            reached = border;
        }
    }

    /** Drops what has been combined. */
    void clear() {
        border = NOTHING;
        reached = NOTHING;
        newer = null;
    }

    /** What all panes up to {@code last} give together; there is at least one. */
    Object fold(Panes panes, long last, Accumulation accumulation) throws Exception {
        final Pane first = panes.get(0);
        if (first.index > border) {
            turn(panes, last, accumulation);
        }
        for (int i = panes.after(reached); i < panes.size() && panes.get(i).index <= last; i++) {
            final Object before = newer == null ? accumulation.initial() : newer;
            newer = accumulation.combine(before, panes.get(i).acc);
            reached = panes.get(i).index;
        }
        final Object older = accumulation.combine(accumulation.initial(), Objects.requireNonNull(first.andBehind));
        return newer == null ? older : accumulation.combine(older, newer);
    }

    private void turn(Panes panes, long last, Accumulation accumulation) throws Exception {
        border = NOTHING;
        newer = null;
        Object behind = null;
        for (int i = panes.after(last) - 1; i >= 0; i--) {
            final Pane pane = panes.get(i);
            final Object own = accumulation.combine(accumulation.initial(), pane.acc);
            behind = behind == null ? own : accumulation.combine(own, behind);
            pane.andBehind = behind;
        }
        border = last;
        reached = last;
    }
}
