package io.millrace.engine.runtime;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.MultiComputation;
import org.jspecify.annotations.Nullable;

/**
 * One message that is given to user code on a thread that may wait.
 *
 * <p>Threading: made by the worker, then {@link #make} by one other thread, then the worker again, once {@link #isDone}.
 */
final class Call {
    private final Run.Given in;
    private final long stamp;
    private final CallCode code;
    private @Nullable Object out;
    private @Nullable Emits many;
    private @Nullable Throwable problem;
    private long reached;
    private volatile boolean done;

    /** {@code stamp} is the message's {@link Stamp}. */
    Call(Run.Given in, long stamp, CallCode code) {
        this.in = in;
        this.stamp = stamp;
        this.code = code;
    }

    Run.Given in() {
        return in;
    }

    long stamp() {
        return stamp;
    }

    CallCode code() {
        return code;
    }

    /** Watermark before the message when it came. */
    long reached() {
        return reached;
    }

    void reached(long watermark) {
        reached = watermark;
    }

    boolean isDone() {
        return done;
    }

    /** Calls the user's code; whatever that throws is kept for the worker. */
    @SuppressWarnings("unchecked")
    void make(int thread, int emitLimit) {
        final Object function = code.instance(thread);
        try {
            code.context().enter(in);
            if (function instanceof Computation) {
                out = ((Computation<Object, Object>) function).compute(in.out());
            } else {
                final Emits emits = new Emits(emitLimit);
                emits.open();
                ((MultiComputation<Object, Object>) function).compute(in.out(), emits);
                emits.close();
                many = emits;
            }
        } catch (Throwable thrown) {
            problem = thrown;
        } finally {
            code.context().leave();
            done = true;
        }
    }

    /** What a stage would have returned, or what the user's code has thrown. */
    @Nullable
    Object result(Emits emits) throws Exception {
        if (problem instanceof Error error) {
            throw error;
        } else if (problem instanceof Exception exception) {
            throw exception;
        } else if (problem != null) {
            throw new BadResult(Rendering.error(problem));
        } else if (many == null) {
            return out;
        }
        emits.open();
        for (int i = 0; i < many.end(); i++) {
            emits.emit(many.get(i));
        }
        emits.close();
        return Stage.MANY;
    }
}
