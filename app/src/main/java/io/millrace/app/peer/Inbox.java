package io.millrace.app.peer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.ProjectTest.Expected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a receiver have brought; memory is bounded.
 *
 * <p>Threading: any.
 */
final class Inbox {
    private static final int MOST_SHOWN = 500;
    private static final long MOST_SHOWN_BYTES = 8L << 20;

    @GuardedBy("this")
    private final Deque<Bytes> last = new ArrayDeque<>();

    @GuardedBy("this")
    private long lastBytes;

    @GuardedBy("this")
    private long messages;

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private int epoch;

    @GuardedBy("this")
    private @Nullable Split asked;

    @GuardedBy("this")
    private @Nullable Split guessed;

    @GuardedBy("this")
    private @Nullable RowComparison comparison;

    @GuardedBy("this")
    private @Nullable List<Bytes> frozen;

    /** The beginning of a stream of which it is not clear yet how it is cut. */
    @GuardedBy("this")
    private byte[] undecided = new byte[0];

    /** Grows when everything begins anew; a connection then cuts its stream afresh. */
    synchronized int epoch() {
        return epoch;
    }

    /** How streams are cut, once that is known. */
    synchronized Optional<Split> split() {
        return Optional.ofNullable(asked != null ? asked : guessed);
    }

    synchronized void guessed(Split split) {
        if (guessed == null) {
            guessed = split;
        }
    }

    synchronized void undecided(byte[] start) {
        undecided = start;
    }

    synchronized void arrived(int count) {
        bytes += count;
    }

    /** Adds what a piece of a stream has completed. */
    synchronized void add(List<Message> completed) {
        for (final Message message : completed) {
            messages++;
            if (comparison != null) {
                comparison.message(message.kept(), message.length());
            }
            keep(Bytes.of(message.kept()));
        }
    }

    @GuardedBy("this")
    private void keep(Bytes message) {
        last.add(message);
        lastBytes += message.length();
        while (last.size() > MOST_SHOWN || lastBytes > MOST_SHOWN_BYTES) {
            lastBytes -= last.remove().length();
        }
    }

    synchronized void split(Optional<Split> wanted) {
        asked = wanted.orElse(null);
        epoch++;
        clear(true);
    }

    /**
     * Forgets what came. Streams that are open go on where they are: what comes next may be the middle of a message.
     *
     * @param guessAnew how the next stream is cut
     */
    synchronized void clear(boolean guessAnew) {
        last.clear();
        lastBytes = 0;
        messages = 0;
        bytes = 0;
        guessed = guessAnew ? null : guessed;
        undecided = new byte[0];
        frozen = frozen == null ? null : List.of();
    }

    synchronized void pause(boolean paused) {
        frozen = paused ? List.copyOf(last) : null;
    }

    synchronized void compare(Optional<Expected> expected) {
        comparison = expected.map(RowComparison::new).orElse(null);
    }

    synchronized Contents contents() {
        final List<Bytes> shown = new ArrayList<>(last);
        if (undecided.length > 0) {
            new Cutter.Pieces().feed(undecided, 0, undecided.length, (kept, length) -> shown.add(Bytes.of(kept)));
        }
        return new Contents(
                messages + shown.size() - last.size(),
                bytes,
                frozen != null ? frozen : shown.subList(Math.max(0, shown.size() - MOST_SHOWN), shown.size()),
                asked != null ? asked : guessed != null ? guessed : Split.RAW,
                Optional.ofNullable(comparison).map(RowComparison::view));
    }

    /** One message, or its beginning. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package, never changed
    record Message(byte[] kept, long length) {}

    /** Everything at one moment. */
    record Contents(long messages, long bytes, List<Bytes> last, Split split, Optional<Comparison> comparison) {}
}
