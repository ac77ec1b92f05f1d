package io.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What the runs of one worker share.
 *
 * <p>Threading: the worker.
 */
final class RunContext {
    private final Probe probe;
    private final FailureDesk desk;
    private final int emitLimit;
    private final @Nullable TrialHooks hooks;
    private @Nullable Run inHand;

    RunContext(Probe probe, FailureDesk desk, int emitLimit, @Nullable TrialHooks hooks) {
        this.probe = probe;
        this.desk = desk;
        this.emitLimit = emitLimit;
        this.hooks = hooks;
    }

    Pulse pulse() {
        return probe.pulse();
    }

    FailureDesk desk() {
        return desk;
    }

    Halt halt() {
        return desk.halt();
    }

    Probe probe() {
        return probe;
    }

    int emitLimit() {
        return emitLimit;
    }

    /** How fast a generator goes. */
    Pace pace(String generator, int perSecond) {
        return hooks == null ? Pace.perSecond(perSecond, pulse()) : Pace.granted(generator, hooks);
    }

    void enter(Run run) {
        inHand = run;
    }

    /** The run whose user code is being called, or was last. */
    @Nullable
    Run inHand() {
        return inHand;
    }

    void crossed(Exit exit, @Nullable Object message) {
        if (hooks != null && message != null) {
            hooks.crossed(exit.id(), message);
        }
    }
}
