package io.millrace.engine.runtime;

import io.millrace.engine.steps.StepScope;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of one source: the least of its connections, each of which has come as far as its largest event time. A
 * connection that is silent for long is not waited for, one that has closed neither; a new one starts where the source
 * is. A source without connections is one that never closes.
 *
 * <p>Threading: the worker.
 */
final class SourceMark implements Mark {
    static final long SILENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Pulse pulse;
    private final Map<Object, Connection> connections = new IdentityHashMap<>();
    private @Nullable Connection current;
    /** The least of the connections but the current one. */
    private long others = Long.MAX_VALUE;

    private long reached = StepScope.NO_WATERMARK;
    /** Event time of the message in hand. */
    private long inHand = StepScope.NO_WATERMARK;

    private long lastSeen;
    private long looked;
    private boolean ended;

    /** With {@code byConnection} there is nothing to wait for before the first one has come. */
    SourceMark(Pulse pulse, boolean byConnection) {
        this.pulse = pulse;
        this.lastSeen = pulse.now();
        this.looked = lastSeen;
        if (!byConnection) {
            opened(this);
            from(this);
        }
    }

    /** One stream of messages. */
    private static final class Connection {
        private long reached;
        private long seen;

        private Connection(long reached, long seen) {
            this.reached = reached;
            this.seen = seen;
        }
    }

    void opened(Object connection) {
        settle();
        lastSeen = pulse.now();
        connections.put(connection, new Connection(reached, lastSeen));
        look();
    }

    /** Messages that follow are of this connection. */
    void from(Object connection) {
        final Connection next = connections.get(connection);
        if (next != current) {
            settle();
            current = next;
            look();
        }
    }

    void closed(Object connection) {
        settle();
        if (connections.remove(connection) == current) {
            current = null;
        }
        look();
    }

    /** A message with this event time starts; the one before has gone all its way. */
    void message(long eventTime) {
        settle();
        inHand = Math.max(eventTime, StepScope.NO_WATERMARK + 1);
    }

    /** The message in hand has gone all its way. */
    void settle() {
        if (inHand == StepScope.NO_WATERMARK) {
            return;
        }
        if (current != null) {
            current.reached = Math.max(current.reached, inHand);
            current.seen = pulse.now();
            lastSeen = current.seen;
            raise();
        }
        inHand = StepScope.NO_WATERMARK;
    }

    private void raise() {
        raiseTo(current == null ? others : Math.min(current.reached, others));
    }

    /** Looks again which connections are waited for, from time to time, and whether nothing will come any more. */
    void look(boolean over) {
        ended = over;
        if (connections.size() > 1 && pulse.now() - looked >= LOOKS) {
            look();
        }
    }

    private void look() {
        looked = pulse.now();
        others = Long.MAX_VALUE;
        boolean speaks = false;
        for (final Connection one : connections.values()) {
            if (one != current && looked - one.seen < SILENCE) {
                speaks = true;
                others = Math.min(others, one.reached);
            }
        }
        if (current != null && speaks && looked - current.seen >= SILENCE) {
            raiseTo(others);
        } else {
            raise();
        }
    }

    private void raiseTo(long least) {
        if (least > reached && least != Long.MAX_VALUE) {
            reached = least;
        }
    }

    @Override
    public long reached() {
        return reached;
    }

    @Override
    public long withThis() {
        if (inHand == StepScope.NO_WATERMARK || current == null) {
            return reached;
        }
        return Math.max(reached, Math.min(others, Math.max(current.reached, inHand)));
    }

    @Override
    public boolean counts(long now) {
        return !ended && !connections.isEmpty() && (now - lastSeen < SILENCE || inHand != StepScope.NO_WATERMARK);
    }
}
