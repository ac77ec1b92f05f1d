package io.millrace.engine.runtime;

import io.millrace.engine.framing.Frames;
import io.millrace.engine.metrics.NodeMetrics.Link;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A source of bytes: its connector hands over frames. */
final class ReaderIntake implements Intake, FrameReceiver {
    private final Starter starter;
    private final SourceConnector connector;
    private final @Nullable SourceMark mark;
    private final FrameScratch scratch = new FrameScratch();
    private boolean refused;

    /** {@code mark}: how far event time has come; null when nobody looks at that. */
    ReaderIntake(Starter starter, SourceConnector connector, @Nullable SourceMark mark) {
        this.starter = starter;
        this.connector = connector;
        this.mark = mark;
    }

    SourceConnector connector() {
        return connector;
    }

    @Override
    public @Nullable Mark mark() {
        return mark;
    }

    @Override
    public Starter starter() {
        return starter;
    }

    @Override
    public boolean hasRoom() {
        refused = !starter.hasRoom();
        return !refused;
    }

    /** The connector asks for room when it has something to hand over. */
    @Override
    public boolean isHeldUp() {
        return starter.isUnderway() || refused && !connector.ended();
    }

    @Override
    public int frames(ByteBuffer bytes, Frames found) {
        int taken = 0;
        do {
            taken += starter.frames(new Head.Batch(bytes, found, scratch), taken);
        } while (taken < found.count() && hasRoom());
        return taken;
    }

    @Override
    public void frame(ByteBuffer bytes, int start, int length) {
        starter.operator().counts().bytes += length;
        starter.start(scratch.copy(bytes, start, length));
    }

    @Override
    public void opened(Object connection) {
        if (mark != null) {
            mark.opened(connection);
        }
    }

    @Override
    public void from(Object connection) {
        if (mark != null) {
            mark.from(connection);
        }
    }

    @Override
    public void closed(Object connection) {
        if (mark != null) {
            mark.closed(connection);
        }
    }

    @Override
    public void poll(int budget) {
        connector.poll(budget);
    }

    @Override
    public void stop() {
        connector.stopReading();
    }

    @Override
    public boolean ended() {
        return connector.ended();
    }

    @Override
    public long untilDue() {
        return Long.MAX_VALUE;
    }

    @Override
    public long halfFrames() {
        return connector.halfFrames();
    }

    @Override
    public long unread() {
        return connector.unread();
    }

    @Override
    public Link link() {
        return connector.link();
    }

    @Override
    public void close() {
        connector.close();
    }
}
