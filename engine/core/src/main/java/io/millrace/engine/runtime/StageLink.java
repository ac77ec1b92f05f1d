package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * One node of a chain. A template: only hidden copies of it are initialised, each with parts of its own.
 *
 * <p>Threading: the worker.
 */
final class StageLink extends ChainLink {
    private static final Parts PARTS = Templates.parts(MethodHandles.lookup(), Parts.class);
    private static final Operator OPERATOR = PARTS.operator();
    private static final OperatorCounts COUNTS = OPERATOR.counts();
    private static final Stage STAGE = PARTS.stage();
    private static final @Nullable KeyedStage KEYED = STAGE instanceof KeyedStage keyed ? keyed : null;
    private static final @Nullable KeyStage KEY = STAGE instanceof KeyStage key ? key : null;
    private static final boolean LOOKS_AT_KEY = PARTS.looksAtKey();
    private static final @Nullable End END = PARTS.end();
    private static final @Nullable Exit ENTRANCE = PARTS.entrance();
    private static final boolean LAST = OPERATOR.exits().length == 0;
    private static final @Nullable ChainLink NEXT = PARTS.next();
    private static final @Nullable Router ROUTER = PARTS.router();
    private static final boolean CAREFUL = ROUTER != null || PARTS.probes();

    /**
     * What is constant in one copy.
     *
     * @param looksAtKey whether user code can ask for the key in hand
     * @param next where all outputs go on; null when nothing goes on or {@code router} says where
     * @param probes whether user code may be asked for a key's hash behind it
     * @param end what has to have room before the node is called
     * @param entrance an edge that leads here; null at a source
     */
    record Parts(
            Operator operator,
            Stage stage,
            boolean looksAtKey,
            @Nullable ChainLink next,
            @Nullable Router router,
            boolean probes,
            @Nullable End end,
            @Nullable Exit entrance) {}

    @Override
    void accept(Run run, Object message, @Nullable Object key) {
        if (END != null && !END.hasRoom()) {
            leave(run, message, key);
            return;
        }
        final Object out;
        Object nextKey = key;
        long routes = 0;
        try {
            if (LOOKS_AT_KEY) {
                run.key(key);
            }
            if (KEY != null) {
                nextKey = KEY.key(message);
                out = message;
            } else {
                out = KEYED != null ? KEYED.apply(run, message, key) : STAGE.apply(run, message);
            }
            if (CAREFUL && out != null && out != Stage.DONE) {
                routes = route(run, out, nextKey);
            }
        } catch (Throwable problem) {
            run.failed(OPERATOR, message, key, problem);
            return;
        }
        if (out == null) {
            COUNTS.filtered++;
        } else if (out == Stage.MANY) {
            many(run, nextKey);
        } else if (out == Stage.DONE) {
            done();
        } else if (NEXT != null) {
            NEXT.accept(run, out, nextKey);
        } else {
            take(run, out, nextKey, routes);
        }
    }

    /** Asks all user code that may be asked before any edge takes something. */
    private static long route(Run run, Object out, @Nullable Object key) throws Exception {
        if (LOOKS_AT_KEY) {
            run.key(key);
        }
        if (NEXT != null) {
            NEXT.probe(key);
        }
        if (ROUTER == null) {
            return 0;
        }
        ROUTER.probe(key);
        if (out != Stage.MANY) {
            return ROUTER.choose(run, out, 0);
        }
        final Emits emits = run.emits();
        for (int i = emits.first(); i < emits.end(); i++) {
            emits.route(i, ROUTER.choose(run, emits.get(i), 0));
        }
        return 0;
    }

    /** Where edges take messages by condition, or there are none. */
    private static void take(Run run, Object out, @Nullable Object key, long routes) {
        if (ROUTER == null || routes == 0) {
            COUNTS.unrouted++;
        } else {
            ROUTER.take(run, out, key, routes);
        }
    }

    private static void done() {
        if (!LAST) {
            COUNTS.done++;
        }
    }

    private static void many(Run run, @Nullable Object key) {
        final Emits emits = run.emits();
        final int first = emits.first();
        final int end = emits.end();
        if (first == end) {
            COUNTS.filtered++;
            return;
        }
        final long eventTime = run.eventTime();
        COUNTS.extra += end - first - 1;
        emits.keep();
        for (int i = first; i < end; i++) {
            run.eventTime(eventTime);
            run.nextOfMany();
            one(run, emits.get(i), key, ROUTER == null ? 0 : emits.route(i));
        }
        emits.release(first);
    }

    private static void one(Run run, Object out, @Nullable Object key, long routes) {
        if (NEXT == null) {
            take(run, out, key, routes);
        } else if (run.mustWait()) {
            NEXT.leave(run, out, key);
        } else {
            NEXT.accept(run, out, key);
        }
    }

    @Override
    void leave(Run run, Object message, @Nullable Object key) {
        if (ENTRANCE == null) {
            throw new IllegalStateException("a source's message has no edge to wait on");
        }
        run.leave(ENTRANCE, message, key);
    }
}
