package io.millrace.engine.runtime;

import io.millrace.engine.steps.StepScope;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The near end of a queue to another worker.
 *
 * <p>Threading: the worker that sends.
 */
final class Outlet implements End {
    private final String edge;
    private final EdgeQueue queue;
    private final Worker consumer;
    private final List<Input> feeders = new ArrayList<>();
    private final Onlookers onlookers = new Onlookers();
    private final Marks marks = new Marks();
    private long said = StepScope.NO_WATERMARK;
    private boolean unsignalled;
    private boolean ended;
    private int most;
    private int pause;

    Outlet(String edge, EdgeQueue queue, Worker consumer) {
        this.edge = edge;
        this.queue = queue;
        this.consumer = consumer;
    }

    /** Messages of this input can come here. */
    void fedBy(Input input) {
        feeders.add(input);
    }

    @Override
    public boolean hasRoom() {
        if (queue.hasRoom()) {
            return true;
        }
        most = queue.capacity();
        return false;
    }

    @Override
    public boolean hasRoomToStart() {
        return onlookers.noneWaits() && hasRoom();
    }

    /** The most that have ever been seen waiting. */
    int mostQueued() {
        return most;
    }

    @Override
    public String place() {
        return edge;
    }

    @Override
    public Onlookers onlookers() {
        return onlookers;
    }

    void put(Object message, @Nullable Object key, Run run) {
        queue.put(message, key, run.eventTime(), run.receiptTime());
        unsignalled = true;
        if (!queue.hasRoom()) {
            onlookers.tell();
        }
    }

    /** Says that nothing more comes, as soon as that is so and there is room to say it; returns whether it did now. */
    boolean endWhenDry() {
        if (ended || !Input.areDry(feeders) || !queue.hasRoom()) {
            return false;
        }
        queue.put(EdgeQueue.Control.END, null, 0, 0);
        unsignalled = true;
        ended = true;
        return true;
    }

    /** Says that nothing more comes in a pause, as soon as that is so and there is room; returns whether it has. */
    boolean pauseWhenQuiet(int number) {
        if (!ended && pause != number && feeders.stream().allMatch(input -> input.isQuiet(number)) && queue.hasRoom()) {
            queue.put(EdgeQueue.Control.PAUSE, null, number, 0);
            unsignalled = true;
            pause = number;
        }
        return ended || pause == number;
    }

    /** Watermarks that the other worker is to know; none when nobody there looks at them. */
    Marks marks() {
        return marks;
    }

    /**
     * Says how far event time has come, if that is news.
     *
     * @param busy a message may be about to be put that has been promised room
     */
    void sayWatermark(long now, boolean busy) {
        if (ended || marks.isEmpty()) {
            return;
        }
        final long news = marks.count(now) ? marks.reached(now) : LaneMark.IDLE;
        if (news != said && (busy ? queue.hasRoomForTwo() : queue.hasRoom())) {
            queue.put(EdgeQueue.Control.WATERMARK, null, news, 0);
            said = news;
            unsignalled = true;
            if (!queue.hasRoom()) {
                onlookers.tell();
            }
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** The other worker is to see what was put, also when it has gone to rest. */
    void flush() {
        if (unsignalled) {
            unsignalled = false;
            queue.publish();
            most = Math.max(most, queue.depth());
            VarHandle.fullFence();
            consumer.wakeIfParked();
        }
    }
}
