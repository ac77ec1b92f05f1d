package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A State object that is kept for a time only, in a list of all of them by their last use.
 *
 * <p>Threading: the worker.
 */
final class Aged {
    private final @Nullable Object key;
    private final @Nullable Object object;
    /** Engine clock, at its last use. */
    private long used;
    /** Event time of the message that used it last. */
    private long eventTime;

    private Aged before = this;
    private Aged after = this;

    private Aged(@Nullable Object key, @Nullable Object object) {
        this.key = key;
        this.object = object;
    }

    static Aged of(Object key, Object object) {
        return new Aged(key, object);
    }

    /** Both ends of a list with nothing in between. */
    static Aged ends() {
        return new Aged(null, null);
    }

    @Nullable
    Object key() {
        return key;
    }

    @Nullable
    Object object() {
        return object;
    }

    long used() {
        return used;
    }

    long eventTime() {
        return eventTime;
    }

    void use(long now, long messageTime) {
        used = now;
        eventTime = messageTime;
    }

    /** The one that was used next, or of the ends the one that was used longest ago. */
    Aged after() {
        return after;
    }

    /** It was used later than all others of the list with these ends. */
    void moveTo(Aged ends) {
        if (after != ends || before == this) {
            unlink();
            before = ends.before;
            after = ends;
            before.after = this;
            ends.before = this;
        }
    }

    void unlink() {
        before.after = after;
        after.before = before;
        before = this;
        after = this;
    }
}
