package io.millrace.engine.steps;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages with the largest values, one for each thing that they are about, and gives them as a list: whenever
 * it changes, or after each stretch of engine time in which it did.
 */
final class TopN implements KeyedStep<TopN.Board> {
    private final int size;
    private final long nanos;
    private final Computation<Object, Object> by;
    private final Key<Object, Object> about;

    /**
     * A step.
     *
     * @param nanos between two lists; 0 = each change gives one
     * @param by the value of a message, which is comparable; null leaves the message out
     * @param about what a message is about: a newer one takes the place of an older one
     */
    @SuppressWarnings("unchecked")
    TopN(int size, long nanos, Computation<?, ?> by, Key<?, ?> about) {
        this.size = size;
        this.nanos = nanos;
        this.by = (Computation<Object, Object>) by;
        this.about = (Key<Object, Object>) about;
    }

    /** The messages, the largest first, and whether they are news. */
    static final class Board {
        private final List<Entry> entries = new ArrayList<>();
        private @Nullable Long changed;
    }

    private record Entry(Object about, Object value, Object message) {}

    @Override
    public Board memory() {
        return new Board();
    }

    @Override
    public long lagNanos() {
        return nanos;
    }

    @Override
    public Fate message(Object in, Board board, StepScope scope) throws Exception {
        final Object value = by.compute(in);
        if (value == null) {
            return Fate.FILTERED;
        }
        final Object thing = Objects.requireNonNull(about.key(in), "what the message is about is null");
        if (!take(board.entries, new Entry(thing, value, in))) {
            return Fate.FILTERED;
        }
        if (nanos == 0) {
            scope.emit(list(board));
            return Fate.PASSED;
        }
        board.changed = scope.eventTime();
        if (scope.engineTimer() == StepScope.NEVER) {
            scope.engineTimer(scope.now() + nanos);
        }
        return Fate.PASSED;
    }

    /** Whether the list is another one now. */
    private boolean take(List<Entry> entries, Entry next) {
        final int old = indexOf(entries, next.about());
        final @Nullable Entry before = old < 0 ? null : entries.remove(old);
        int at = entries.size();
        while (at > 0 && compare(next.value(), entries.get(at - 1).value()) > 0) {
            at--;
        }
        entries.add(at, next);
        while (entries.size() > size) {
            entries.remove(entries.size() - 1);
        }
        final boolean fellOut = at >= size;
        return before == null ? !fellOut : at != old || !before.message().equals(next.message());
    }

    private static int indexOf(List<Entry> entries, Object about) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).about().equals(about)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static List<Object> list(Board board) {
        return board.entries.stream().map(Entry::message).toList();
    }

    @Override
    public void engineDue(Board board, StepScope scope) {
        if (board.changed != null) {
            scope.engineTimer(scope.now() + nanos);
            release(board, scope);
        }
    }

    @Override
    public boolean end(Board board, StepScope scope) {
        release(board, scope);
        return false;
    }

    private static void release(Board board, StepScope scope) {
        final Long time = board.changed;
        if (time != null) {
            board.changed = null;
            scope.emit(list(board), time);
        }
    }
}
