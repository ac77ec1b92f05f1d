package io.millrace.engine.runtime;

import io.millrace.engine.api.Route;
import io.millrace.engine.topology.Edge.Sends;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * One edge with a condition, and those drawn after it. A template: only hidden copies of it are initialised.
 *
 * <p>Threading: the worker.
 */
final class RouteFork extends Router {
    private static final Parts PARTS = Templates.parts(MethodHandles.lookup(), Parts.class);
    private static final Exit EDGE = PARTS.edge();
    private static final boolean OTHERWISE = EDGE.sends() == Sends.OTHERWISE;
    private static final @Nullable Route<Object> ROUTE = PARTS.route();
    private static final ChainLink TAKER = PARTS.taker();
    private static final @Nullable Router REST = PARTS.rest();
    private static final long BIT = PARTS.bit();
    /** An exchange counts for itself. */
    private static final boolean COUNTS = !EDGE.isExchange();

    /**
     * What is constant in one copy.
     *
     * @param bit says in a choice that this edge takes the message
     * @param rest edges drawn after this one
     */
    record Parts(
            Exit edge,
            @Nullable Route<Object> route,
            long bit,
            ChainLink taker,
            @Nullable Router rest) {}

    @Override
    long choose(Run run, Object message, long chosen) throws Exception {
        final long before = !OTHERWISE && isTrue(run, message) ? chosen | BIT : chosen;
        final long all = REST == null ? before : REST.choose(run, message, before);
        return OTHERWISE && all == 0 ? BIT : all;
    }

    private static boolean isTrue(Run run, Object message) throws Exception {
        try {
            return ROUTE == null || ROUTE.test(message);
        } catch (Throwable problem) {
            run.inside(EDGE.code());
            throw problem;
        }
    }

    @Override
    void take(Run run, Object message, @Nullable Object key, long chosen) {
        if ((chosen & BIT) != 0) {
            final long eventTime = run.eventTime();
            take(run, message, key);
            run.eventTime(eventTime);
        }
        if (REST != null) {
            REST.take(run, message, key, chosen);
        }
    }

    private static void take(Run run, Object message, @Nullable Object key) {
        if (COUNTS) {
            EDGE.cross();
        }
        if (run.mustWait()) {
            TAKER.leave(run, message, key);
        } else {
            TAKER.accept(run, message, key);
        }
    }

    @Override
    void probe(@Nullable Object key) {
        TAKER.probe(key);
        if (REST != null) {
            REST.probe(key);
        }
    }
}
