package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.steps.Accumulation.Pane;

/**
 * Windows of one length, each a slide after the one before: tumbling when the slide is the range.
 *
 * <p>A message goes into one pane, and panes are combined when a window comes out. Each key has its own grid, and of it
 * always a fixed number of windows open; one comes out when the watermark has reached its end and the delay, also when
 * it is empty. When the watermark jumps, the open ones come out and those that hold messages; the rest is skipped.
 */
final class TimeWindows implements KeyedStep<Panes> {
    /** So many panes are quicker combined than remembered. */
    private static final int FEW = 4;

    private final Grid grid;
    private final boolean aligned;
    private final LatePolicy late;
    private final Accumulation accumulation;

    TimeWindows(Grid grid, boolean aligned, LatePolicy late, Aggregation<?, ?, ?> aggregation) {
        this.grid = grid;
        this.aligned = aligned;
        this.late = late;
        this.accumulation = new Accumulation(aggregation);
    }

    @Override
    public Panes memory() {
        return new Panes();
    }

    @Override
    public long quietNanos() {
        return 2 * (grid.range() + grid.delay());
    }

    @Override
    public long lagNanos() {
        return grid.delay();
    }

    @Override
    public Fate message(Object in, Panes panes, StepScope scope) throws Exception {
        final long time = scope.eventTime();
        if (!panes.begun) {
            begin(panes, time, scope);
        }
        final long pane = grid.paneAt(time, panes.origin);
        if (pane < grid.firstPane(panes.next) && !goesBack(panes, pane, scope)) {
            return tooLate(in, time, panes, scope);
        }
        put(in, pane, panes).messages++;
        return Fate.HELD;
    }

    /** Lays the grid: by the watermark, or, as long as there is none, by the first message. */
    private void begin(Panes panes, long time, StepScope scope) {
        final long base = scope.watermark() == StepScope.NO_WATERMARK ? time : scope.watermark();
        panes.origin = aligned ? 0 : Times.bounded(base - grid.delay());
        panes.next = aligned ? grid.firstOpenAt(base, 0) : 0;
        panes.openEnd = panes.next + grid.open();
        panes.begun = true;
        scope.eventTimer(grid.due(panes.next, panes.origin));
    }

    /** As long as there is no watermark no message is late. */
    private boolean goesBack(Panes panes, long pane, StepScope scope) {
        if (scope.watermark() != StepScope.NO_WATERMARK || panes.moved) {
            return false;
        }
        panes.next = grid.oldestWith(pane);
        scope.eventTimer(grid.due(panes.next, panes.origin));
        return true;
    }

    private Fate tooLate(Object in, long time, Panes panes, StepScope scope) throws Exception {
        switch (late) {
            case DROP -> {}
            case FIRE -> accumulation.single(grid.window(grid.newestAt(time, panes.origin), panes.origin), in, scope);
            case OLDEST -> put(in, grid.firstPane(panes.next), panes);
        }
        return Fate.LATE;
    }

    private Pane put(Object in, long index, Panes panes) throws Exception {
        if (panes.combined != null) {
            panes.combined.touched(index);
        }
        final int at = panes.find(index);
        if (at >= 0) {
            final Pane pane = panes.get(at);
            pane.acc = accumulation.update(pane.acc, in);
            return pane;
        }
        final Pane pane = accumulation.pane(index, in);
        panes.add(-1 - at, pane);
        return pane;
    }

    @Override
    public void eventDue(Panes panes, StepScope scope) throws Exception {
        comeOut(panes, scope.watermark(), scope);
    }

    @Override
    public boolean quiet(Panes panes, StepScope scope) throws Exception {
        if (panes.isEmpty()) {
            return false;
        }
        final long newest = grid.newestWith(panes.last().index);
        comeOut(panes, grid.due(newest, panes.origin), scope);
        return !panes.isEmpty();
    }

    /** The oldest window comes out; the next one is looked for first, so that user code that fails stops nothing. */
    private void comeOut(Panes panes, long watermark, StepScope scope) throws Exception {
        final long window = panes.next;
        final Object acc;
        try {
            acc = content(panes, window);
        } finally {
            moveOn(panes, watermark, scope);
        }
        accumulation.output(grid.window(window, panes.origin), acc, scope);
    }

    private Object content(Panes panes, long window) throws Exception {
        final long last = grid.lastPane(window);
        final boolean alone = !panes.isEmpty()
                && grid.newestWith(panes.get(0).index) == window
                && (panes.size() == 1 || panes.get(1).index > last);
        if (alone) {
            // Nobody else needs it.
            return panes.get(0).acc;
        }
        return panes.after(last) > FEW ? combined(panes).fold(panes, last, accumulation) : fold(panes, last);
    }

    private static TwoStacks combined(Panes panes) {
        if (panes.combined == null) {
            panes.combined = new TwoStacks();
        }
        return panes.combined;
    }

    private Object fold(Panes panes, long last) throws Exception {
        Object acc = accumulation.initial();
        for (int i = 0; i < panes.size() && panes.get(i).index <= last; i++) {
            acc = accumulation.combine(acc, panes.get(i).acc);
        }
        return acc;
    }

    private void moveOn(Panes panes, long watermark, StepScope scope) {
        panes.moved = true;
        long next = panes.next + 1;
        long passed = 0;
        while (!panes.isEmpty() && panes.get(0).index < grid.firstPane(next)) {
            passed += panes.removeFirst().messages;
        }
        scope.passed(passed);
        if (next >= panes.openEnd) {
            next = Math.max(next, Math.min(firstFilled(panes), firstOpen(panes, watermark)));
        }
        panes.next = next;
        if (next == Long.MAX_VALUE) {
            return;
        }
        final long due = grid.due(next, panes.origin);
        if (due > watermark) {
            panes.openEnd = next + grid.open();
        }
        scope.eventTimer(due);
    }

    private long firstFilled(Panes panes) {
        return panes.isEmpty() ? Long.MAX_VALUE : grid.oldestWith(panes.get(0).index);
    }

    private long firstOpen(Panes panes, long watermark) {
        return watermark == StepScope.END_OF_TIME ? Long.MAX_VALUE : grid.firstOpenAt(watermark, panes.origin);
    }
}
