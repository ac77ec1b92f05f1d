package io.millrace.engine.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an edge into a step whose messages are spread over all workers: each in its turn, but one that has no room
 * is passed over.
 *
 * <p>Threading: the worker that sends.
 */
final class Turns implements Exit.Lanes {
    private final Exit stays;
    private final @Nullable Exit[] byWorker;
    private int next;

    Turns(Exit stays, @Nullable Exit[] byWorker) {
        this.stays = stays;
        this.byWorker = byWorker.clone();
    }

    @Override
    public Exit lane(@Nullable Object key) {
        for (int tries = 0; tries < byWorker.length; tries++) {
            next = next + 1 == byWorker.length ? 0 : next + 1;
            final Exit lane = Objects.requireNonNull(byWorker[next]);
            final Outlet outlet = lane.outlet();
            if (outlet == null || outlet.hasRoom()) {
                return lane;
            }
        }
        return stays;
    }
}
