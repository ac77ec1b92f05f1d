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
    private final Chains chains;
    private final @Nullable TrialHooks hooks;
    private @Nullable Run inHand;

    RunContext(Probe probe, FailureDesk desk, EngineOptions options, @Nullable TrialHooks hooks) {
        this.probe = probe;
        this.desk = desk;
        this.emitLimit = options.emitLimit();
        this.chains = options.chains();
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

    /** Whether messages go by links; a trial sees each of them on each edge, which links don't show. */
    boolean hasLinks() {
        return (hooks == null || !hooks.seesEdges()) && chains != Chains.INTERPRETED;
    }

    /** Whether no message goes by the interpreter that need not. */
    boolean hasOnlyLinks() {
        return chains == Chains.ALWAYS_LINKED;
    }

    /** How fast a generator goes. */
    Pace pace(String generator, int perSecond) {
        return hooks == null ? Pace.perSecond(perSecond, pulse()) : Pace.granted(generator, hooks);
    }

    /** Whether somebody takes the turns by hand, and looks after each. */
    boolean isDriven() {
        return hooks != null;
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
