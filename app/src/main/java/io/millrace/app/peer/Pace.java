package io.millrace.app.peer;

import io.millrace.engine.runtime.NanoClock;

/** Says how many messages are due. A sender that was held up by back-pressure catches up one second at most. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final NanoClock clock;
    private final double perSecond;
    private long origin;
    private long given;

    Pace(NanoClock clock, double perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.origin = clock.nanoTime();
    }

    /** How many of {@code wanted} messages may be sent now; 0 = none yet. */
    int due(int wanted) {
        if (perSecond <= 0) {
            return wanted;
        }
        final long due = dueSince() - given;
        if (due > perSecond + wanted) {
            origin += (long) ((due - perSecond) * SECOND / perSecond);
        }
        return (int) Math.max(0, Math.min(wanted, due));
    }

    void sent(int count) {
        given += count;
    }

    /** Nanoseconds until the next message is due. */
    long untilNext() {
        return Math.max(0, (long) (given * (SECOND / perSecond)) - (clock.nanoTime() - origin));
    }

    private long dueSince() {
        return (long) ((clock.nanoTime() - origin) / (double) SECOND * perSecond) + 1;
    }
}
