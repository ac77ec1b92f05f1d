package io.millrace.engine.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first reason for which a deployment must not go on, for all its workers.
 *
 * <p>Threading: any.
 */
final class Alarm {
    private final Runnable wakeAll;
    private volatile @Nullable String reason;
    private volatile boolean broken;

    /** {@code wakeAll} makes every worker take another turn soon. */
    Alarm(Runnable wakeAll) {
        this.wakeAll = wakeAll;
    }

    /** Returns the reason that counts. */
    String raise(String why, boolean breaks) {
        final String first;
        synchronized (this) {
            first = reason == null ? why : reason;
            broken |= breaks;
            reason = first;
        }
        wakeAll.run();
        return first;
    }

    boolean isRaised() {
        return reason != null;
    }

    String reason() {
        return Objects.requireNonNull(reason);
    }

    boolean isBroken() {
        return broken;
    }
}
