package io.millrace.engine.testkit;

import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.FrameReceiver;
import io.millrace.engine.runtime.SourceConnector;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A source of a trial: what waits to enter it, frames and messages in order.
 *
 * <p>Threading: the thread that drives the trial.
 */
final class Feed implements SourceConnector {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private final boolean isFile;
    private final BiConsumer<String, Feed> opened;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private @Nullable Object message;
    private @Nullable ConnectorContext context;
    private @Nullable FrameReceiver receiver;
    private @Nullable ByteStream stream;
    private boolean broken;
    private boolean finished;
    private long halfFrames;

    /**
     * A source that nobody has opened yet.
     *
     * @param isFile the end of a file ends its last frame, where that of a connection cuts it
     * @param opened told which node it is for
     */
    Feed(boolean isFile, BiConsumer<String, Feed> opened) {
        this.isFile = isFile;
        this.opened = opened;
    }

    @Override
    public void open(ConnectorContext given, FrameReceiver frames) {
        context = given;
        receiver = frames;
        stream = new ByteStream(given::setting, waiting::add);
        opened.accept(given.node(), this);
    }

    void frame(byte[] payload) {
        waiting.add(payload.clone());
    }

    void message(Object behindDecoder) {
        waiting.add(new Decoded(behindDecoder));
    }

    void bytes(byte[] some) {
        if (!broken) {
            guarded(() -> Objects.requireNonNull(stream).add(some));
        }
    }

    /** Nothing more is fed. */
    void finish() {
        if (!finished && !broken) {
            guarded(() -> {
                if (Objects.requireNonNull(stream).end(isFile)) {
                    halfFrames++;
                    trouble("the data ended in the middle of a frame");
                }
            });
        }
        finished = true;
    }

    private void guarded(Step step) {
        try {
            step.take();
        } catch (FrameTooLarge tooLarge) {
            broken = true;
            trouble(Objects.requireNonNullElse(tooLarge.getMessage(), "the frame is too large"));
        }
    }

    private void trouble(String words) {
        Objects.requireNonNull(context).trouble(words, "");
    }

    /** What the decoder gives instead of decoding; null when it is to decode. */
    @Nullable
    Object takeMessage() {
        final Object taken = message;
        message = null;
        return taken;
    }

    @Override
    public int poll(int budget) {
        final FrameReceiver frames = Objects.requireNonNull(receiver);
        int given = 0;
        while (given < budget && !waiting.isEmpty() && frames.hasRoom()) {
            given++;
            final Object next = waiting.remove();
            if (next instanceof Decoded decoded) {
                message = decoded.message();
                frames.frame(NO_BYTES, 0, 0);
            } else {
                final byte[] frame = (byte[]) next;
                frames.frame(ByteBuffer.wrap(frame), 0, frame.length);
            }
        }
        return given;
    }

    @Override
    public void stopReading() {
        finished = true;
    }

    @Override
    public boolean ended() {
        return finished && waiting.isEmpty();
    }

    @Override
    public long halfFrames() {
        return halfFrames;
    }

    @Override
    public Link link() {
        return Link.NONE;
    }

    @Override
    public void close() {
        waiting.clear();
    }

    /** A message that needs no decoder. */
    private record Decoded(Object message) {}

    /** Reads from the stream. */
    private interface Step {
        void take() throws FrameTooLarge;
    }
}
