package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * An edge on which messages may have to cross to another worker, by their key. A template: only hidden copies of it are
 * initialised.
 *
 * <p>Threading: the worker.
 */
final class ExchangeLink extends ChainLink {
    private static final Parts PARTS = Templates.parts(MethodHandles.lookup(), Parts.class);
    private static final Exit EDGE = PARTS.edge();
    private static final Exit.Lanes LANES = EDGE.lanes();
    private static final boolean COUNTED = EDGE.isCounted();
    private static final @Nullable ChainLink STAYS = PARTS.stays();

    /**
     * What is constant in one copy.
     *
     * @param stays where messages go on that stay on this worker; null when none do
     */
    record Parts(Exit edge, @Nullable ChainLink stays) {}

    @Override
    void accept(Run run, Object message, @Nullable Object key) {
        final Exit lane = lane(run, message, key);
        if (lane == EDGE) {
            if (COUNTED) {
                EDGE.cross();
            }
            stay(run, message, key);
        } else if (lane != null) {
            lane.cross();
            cross(lane, run, message, key);
        }
    }

    private static void stay(Run run, Object message, @Nullable Object key) {
        if (STAYS == null) {
            throw new IllegalStateException("nothing stays on the edge " + EDGE.id());
        }
        STAYS.accept(run, message, key);
    }

    private static void cross(Exit lane, Run run, Object message, @Nullable Object key) {
        final Outlet outlet = lane.outlet();
        if (outlet != null && outlet.hasRoom()) {
            outlet.put(message, key, run);
        } else {
            run.leave(lane, message, key);
        }
    }

    /** The lane that the message takes; null when the user's key can't be asked for its hash. */
    private static @Nullable Exit lane(Run run, Object message, @Nullable Object key) {
        try {
            return LANES.lane(key);
        } catch (Throwable problem) {
            run.failed(EDGE.source(), message, key, problem);
            return null;
        }
    }

    @Override
    void leave(Run run, Object message, @Nullable Object key) {
        final Exit lane = lane(run, message, key);
        if (lane != null) {
            if (lane.isCounted()) {
                lane.cross();
            }
            run.leave(lane, message, key);
        }
    }

    @Override
    void probe(@Nullable Object key) {
        if (!(LANES instanceof Turns)) {
            LANES.lane(key);
        }
    }
}
