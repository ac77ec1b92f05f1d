package io.millrace.engine.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment has met something that it must not go on from.
 *
 * <p>Threading: the worker.
 */
final class Halt {
    private @Nullable String reason;
    private boolean broken;

    /** Nothing more may be given to user code; what sinks have taken is still written. The first reason counts. */
    void stop(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    /** As {@link #stop}, and nothing can be relied on any more: everything is closed as it stands. */
    void giveUp(String why) {
        stop(why);
        broken = true;
    }

    boolean isHalted() {
        return reason != null;
    }

    boolean isBroken() {
        return broken;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
