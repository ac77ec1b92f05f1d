package io.millrace.engine.runtime;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a queue from another worker. It has a run of its own, so that it waits only for what lies behind its
 * edge.
 *
 * <p>Threading: the worker that receives.
 */
final class Inlet implements Input {
    private final Starter starter;
    private final EdgeQueue queue;
    private final Worker producer;
    private final LaneMark mark = new LaneMark();
    private final String port;
    private long arrived;
    private boolean unsignalled;
    private boolean ended;
    private long pause;

    /** {@code port}: the input of the node that the edge leads to. */
    Inlet(Starter starter, String port, EdgeQueue queue, Worker producer) {
        this.starter = starter;
        this.port = port;
        this.queue = queue;
        this.producer = producer;
    }

    @Override
    public Starter starter() {
        return starter;
    }

    /** Messages that were taken from the queue. */
    long arrived() {
        return arrived;
    }

    @Override
    public void poll(int budget) {
        int left = budget;
        while (left > 0 && !queue.isEmpty()) {
            if (queue.item() instanceof EdgeQueue.Control control) {
                if (starter.isUnderway()) {
                    // What came before it comes before it.
                    return;
                }
                take(control);
                left--;
            } else if (hasTurn()) {
                final int taken = starter.arrive(queue, left);
                arrived += taken;
                left -= taken;
                unsignalled = true;
            } else {
                return;
            }
        }
    }

    /** A step that the edge leads to may have something to do first, for whatever reason. */
    private boolean hasTurn() {
        final StepPort step = starter.operator().port();
        if (step != null) {
            step.by(port);
            starter.lookAgain();
        }
        return starter.hasTurn();
    }

    @Override
    public @Nullable Mark mark() {
        return mark;
    }

    private void take(EdgeQueue.Control control) {
        switch (control) {
            case END -> {
                ended = true;
                mark.says(LaneMark.IDLE);
            }
            case PAUSE -> pause = queue.eventTime();
            case WATERMARK -> mark.says(queue.eventTime());
        }
        queue.remove();
        unsignalled = true;
    }

    /** Whether something lies there that could be taken now. */
    boolean isWaitedFor() {
        return !queue.isEmpty()
                && (queue.item() instanceof EdgeQueue.Control ? !starter.isUnderway() : starter.hasRoom());
    }

    @Override
    public boolean isQuiet(int number) {
        return (ended || pause == number) && !starter.isUnderway();
    }

    @Override
    public long started() {
        return arrived;
    }

    @Override
    public boolean isHeldUp() {
        return starter.isUnderway() || !queue.isEmpty();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /** The other worker is to see the room that has come, if it waits for it. */
    void flush() {
        if (unsignalled) {
            unsignalled = false;
            queue.release();
            VarHandle.fullFence();
            if (queue.takeWaiting()) {
                producer.wake();
            }
        }
    }
}
