package io.millrace.engine.runtime;

import io.millrace.engine.steps.StepScope;

/**
 * The watermark of a queue from another worker, as that one last said.
 *
 * <p>Threading: the worker that receives.
 */
final class LaneMark implements Mark {
    /** What travels instead of a watermark when there is nothing to wait for at present. */
    static final long IDLE = Long.MAX_VALUE;

    private long reached = StepScope.NO_WATERMARK;
    private boolean idle;

    /** The other worker says where it is, or {@link #IDLE}. */
    void says(long watermark) {
        idle = watermark == IDLE;
        if (!idle) {
            reached = Math.max(reached, watermark);
        }
    }

    @Override
    public long reached() {
        return reached;
    }

    @Override
    public long withThis() {
        return reached;
    }

    @Override
    public boolean counts(long now) {
        return !idle;
    }
}
