package io.millrace.engine.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment has met something that it must not go on from, as one of its workers knows it: at once what it
 * met itself, and once a turn what another did.
 *
 * <p>Threading: the worker.
 */
final class Halt {
    private final Alarm alarm;
    private @Nullable String reason;
    private boolean broken;

    Halt(Alarm alarm) {
        this.alarm = alarm;
    }

    /** Nothing more may be given to user code; what sinks have taken is still written. The first reason counts. */
    void stop(String why) {
        if (reason == null) {
            reason = alarm.raise(why, false);
        }
    }

    /** As {@link #stop}, and nothing can be relied on any more: everything is closed as it stands. */
    void giveUp(String why) {
        reason = alarm.raise(why, true);
        broken = true;
    }

    /** Takes over what other workers met. */
    void look() {
        if (alarm.isRaised()) {
            reason = alarm.reason();
            broken = alarm.isBroken();
        }
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
