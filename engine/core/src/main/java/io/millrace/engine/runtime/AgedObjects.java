package io.millrace.engine.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a State with a time to live. One whose time is over is absent at once; whoever {@link #takeExpired takes}
 * them gets them one by one, the one used longest ago first, so that no turn has to look at all.
 *
 * <p>Time stands still between two calls of {@link #look}, so that no object is lost in the middle of a turn as long as
 * those that were due before it have been taken.
 *
 * <p>Threading: the worker that owns them.
 */
final class AgedObjects {
    private final Map<Object, Aged> objects = new HashMap<>();
    private final Aged ends = Aged.ends();
    private final long ttl;
    private long now;

    AgedObjects(long ttlNanos) {
        this.ttl = ttlNanos;
    }

    /** What time it is on the engine's clock. */
    void look(long time) {
        now = time;
    }

    /** The object of a key, which is used by a message of this event time; null when there is none any more. */
    @Nullable
    Object use(Object key, long eventTime) {
        final Aged known = objects.get(key);
        if (known == null) {
            return null;
        } else if (isOver(known)) {
            // It stays in the list, and comes out in its turn.
            objects.remove(key);
            return null;
        }
        if (known.used() != now) {
            known.moveTo(ends);
        }
        known.use(now, eventTime);
        return known.object();
    }

    void put(Object key, Object object, long eventTime) {
        final Aged made = Aged.of(key, object);
        made.use(now, eventTime);
        made.moveTo(ends);
        objects.put(key, made);
    }

    int size() {
        return objects.size();
    }

    private boolean isOver(Aged one) {
        return now - one.used() >= ttl;
    }

    boolean hasExpired() {
        final Aged first = ends.after();
        return first != ends && isOver(first);
    }

    /** Takes the next expired object away; only when there is one. */
    Aged takeExpired() {
        final Aged first = ends.after();
        first.unlink();
        final Object key = first.key();
        if (key != null) {
            objects.remove(key, first);
        }
        return first;
    }

    /** Nanoseconds from a time until the next object expires. */
    long untilDue(long time) {
        final Aged first = ends.after();
        return first == ends ? Long.MAX_VALUE : Math.max(0, first.used() + ttl - time);
    }
}
