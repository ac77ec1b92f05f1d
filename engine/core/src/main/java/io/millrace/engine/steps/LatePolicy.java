package io.millrace.engine.steps;

import java.util.Locale;

/** What a window does with a message that came too late for it. */
public enum LatePolicy {
    /** Leaves it out. */
    DROP,
    /** Gives the result of this one message at once. */
    FIRE,
    /** Takes it into the oldest window that is still open. */
    OLDEST;

    /** As in settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LatePolicy of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
