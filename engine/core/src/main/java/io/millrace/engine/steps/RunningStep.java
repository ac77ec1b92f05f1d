package io.millrace.engine.steps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A step with its memories, and the scope that it is called with. Threading: the worker. */
final class RunningStep<M> implements StepScope {
    private final StepRunner.Output output;
    private final StepMemory<M> cells = new StepMemory<>();
    private final Deque<Cell<M>> asking = new ArrayDeque<>();
    private KeyedStep<M> step;
    private @Nullable Cell<M> cell;
    private String port = "in";
    private long eventTime;
    private long watermark = NO_WATERMARK;
    private long now;
    private long quietAt = NEVER;
    private boolean finished;
    private boolean discarded;
    private long passed;
    private long filtered;

    RunningStep(KeyedStep<M> step, StepRunner.Output output) {
        this.step = step;
        this.output = output;
    }

    @SuppressWarnings("unchecked")
    void swap(KeyedStep<?> next) {
        if (next.getClass() != step.getClass()) {
            throw new IllegalArgumentException(next.getClass() + " can't go on with memories of " + step.getClass());
        }
        step = (KeyedStep<M>) next;
    }

    Fate message(Object in, @Nullable Object key, String by, long time) throws Exception {
        asking.clear();
        final long quiet = step.quietNanos();
        quietAt = quiet == NEVER ? NEVER : now + quiet;
        final Cell<M> own = cells.cell(key, step);
        enter(own, Times.bounded(time));
        port = by;
        try {
            return step.message(in, own.memory, this);
        } finally {
            leave();
        }
    }

    boolean hasDue() {
        return !discarded
                && (cells.events().firstDue() <= watermark && cells.events().firstDue() != NEVER
                        || cells.engine().firstDue() <= now
                        || !asking.isEmpty()
                        || quietAt <= now);
    }

    long nextEngineDue() {
        return discarded ? NEVER : Math.min(cells.engine().firstDue(), quietAt);
    }

    /** {@code keys} is told whose turn it is before the step is called. */
    void fire(Consumer<@Nullable Object> keys) throws Exception {
        if (cells.events().firstDue() != NEVER && cells.events().firstDue() <= watermark) {
            final long due = cells.events().firstDue();
            enter(cells.events().remove(), due);
            keys.accept(cell().key);
            call((memory, scope) -> step.eventDue(memory, scope));
        } else if (cells.engine().firstDue() <= now) {
            enter(cells.engine().remove(), watermark);
            keys.accept(cell().key);
            call((memory, scope) -> step.engineDue(memory, scope));
        } else if (quietAt <= now) {
            quietAt = NEVER;
            asking.addAll(cells.inOrder());
        } else if (!asking.isEmpty()) {
            ask(asking.remove(), keys);
        }
    }

    private void ask(Cell<M> next, Consumer<@Nullable Object> keys) throws Exception {
        if (next.forgotten) {
            return;
        }
        enter(next, watermark);
        keys.accept(next.key);
        try {
            if (finished ? step.end(next.memory, this) : step.quiet(next.memory, this)) {
                asking.addFirst(next);
            }
        } finally {
            leave();
        }
    }

    private void call(Due<M> due) throws Exception {
        final Cell<M> own = cell();
        try {
            due.call(own.memory, this);
        } finally {
            leave();
        }
    }

    void finish(boolean discard) {
        finished = true;
        discarded = discard;
        quietAt = NEVER;
        watermark = END_OF_TIME;
        asking.clear();
        asking.addAll(cells.inOrder());
    }

    private void enter(Cell<M> next, long time) {
        cell = next;
        eventTime = time;
    }

    private void leave() {
        cell = null;
        port = "in";
    }

    private Cell<M> cell() {
        if (cell == null) {
            throw new IllegalStateException("a scope is valid during the call only");
        }
        return cell;
    }

    @Override
    public @Nullable Object key() {
        return cell().key;
    }

    @Override
    public String port() {
        return port;
    }

    @Override
    public long eventTime() {
        return eventTime;
    }

    @Override
    public long watermark() {
        return watermark;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void emit(Object out, long time) {
        output.emit(out, cell().key, time);
    }

    @Override
    public void eventTimer(long at) {
        if (cell().eventDue != at && !cell().forgotten) {
            cells.events().set(cell(), at);
        }
    }

    @Override
    public long eventTimer() {
        return cell().eventDue;
    }

    @Override
    public void engineTimer(long at) {
        if (cell().engineDue != at && !cell().forgotten) {
            cells.engine().set(cell(), at);
        }
    }

    @Override
    public long engineTimer() {
        return cell().engineDue;
    }

    @Override
    public void passed(long messages) {
        passed += messages;
    }

    @Override
    public void filtered(long messages) {
        filtered += messages;
    }

    @Override
    public void forget() {
        cells.forget(cell());
    }

    void time(long reached, long engineNow) {
        watermark = Math.max(watermark, bounded(reached));
        now = engineNow;
    }

    private static long bounded(long reached) {
        return reached == NO_WATERMARK || reached == END_OF_TIME ? reached : Times.bounded(reached);
    }

    KeyedStep<M> step() {
        return step;
    }

    int keys() {
        return cells.size();
    }

    boolean finished() {
        return finished;
    }

    long passed() {
        return passed;
    }

    long filtered() {
        return filtered;
    }

    /** What is called for a key whose timer is due. */
    private interface Due<M> {
        void call(M memory, StepScope scope) throws Exception;
    }
}
