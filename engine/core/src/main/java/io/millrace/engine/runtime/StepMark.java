package io.millrace.engine.runtime;

import io.millrace.engine.steps.StepScope;

/**
 * The watermark behind a step: everything due by it has come out.
 *
 * <p>Threading: the worker.
 */
final class StepMark implements Mark {
    private final StepPort port;

    StepMark(StepPort port) {
        this.port = port;
    }

    @Override
    public long reached() {
        return behind(port.fired());
    }

    @Override
    public long withThis() {
        return behind(Math.max(port.fired(), port.marks().withThis(port.now())));
    }

    private long behind(long watermark) {
        return watermark == StepScope.NO_WATERMARK ? watermark : watermark - port.lag();
    }

    @Override
    public boolean counts(long now) {
        return !port.hasFinished() && port.marks().count(now);
    }
}
