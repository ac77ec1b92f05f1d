package io.millrace.engine.file;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.FrameReceiver;
import io.millrace.engine.runtime.SourceConnector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Frames of a file or of standard input, which another thread reads. */
final class FeedSource implements SourceConnector {
    private final Input input;
    private @Nullable Opened opened;
    private Link link = Link.NONE;
    private long halfFrames;
    private boolean stopped;
    private boolean endSeen;
    private boolean over;

    /** What is read. */
    interface Input {
        /** Begins; the reading goes into the feed that it gives. */
        Reading open(ConnectorContext context) throws DeploymentRefused;
    }

    /**
     * Something that is being read.
     *
     * @param name of what is read, for people
     * @param verb reading, or following
     * @param stop ends the reading
     * @param readOnce what was read can't be read again, so half a frame in hand at a stop is a loss
     */
    record Reading(Feed feed, String name, String verb, Runnable stop, boolean readOnce) {}

    private record Opened(ConnectorContext context, FrameReceiver receiver, FrameBuffer frames, Reading reading) {}

    private FeedSource(Input input) {
        this.input = input;
    }

    static FeedSource ofFile() {
        return new FeedSource(FileInput::open);
    }

    static FeedSource ofStandardIn(StandardInputs inputs) {
        return new FeedSource(context -> {
            final Feed feed = inputs.feed(context.standardIn(), context::wake);
            return new Reading(feed, "standard input", "reading", () -> feed.wakes(() -> {}), true);
        });
    }

    @Override
    public void open(ConnectorContext context, FrameReceiver receiver) throws DeploymentRefused {
        final FrameBuffer frames = new FrameBuffer(
                Framing.from(context::setting), (int) SettingValues.bytes(context.setting("max-frame")));
        final Reading reading = input.open(context);
        opened = new Opened(context, receiver, frames, reading);
        link = new Link(true, reading.verb() + " " + reading.name(), 0, 0);
    }

    @Override
    public int poll(int budget) {
        final Opened present = opened();
        int count = 0;
        try {
            while (count < budget && !over && present.receiver().hasRoom()) {
                if (present.frames().next() || (endSeen && present.frames().last())) {
                    count++;
                    present.frames().handTo(present.receiver());
                } else if (endSeen) {
                    end();
                } else if (!takeBlock(present)) {
                    break;
                }
            }
        } catch (FrameTooLarge e) {
            fail(
                    e.getMessage() + "; nothing behind it can be read",
                    "byte " + present.frames().position());
        }
        return count;
    }

    /** Takes in what the reading thread has; false when there is nothing now. */
    private boolean takeBlock(Opened present) {
        final Block block = present.reading().feed().next();
        if (block == null) {
            if (stopped) {
                stoppedInTheMiddle();
            }
            return false;
        }
        switch (block.news) {
            case BYTES -> present.frames().append(block);
            case RESTART -> restart(present, block.words);
            case END -> endSeen = true;
            case FAILED ->
                fail(
                        "can't be read any further: " + block.words,
                        present.reading().name());
        }
        present.reading().feed().giveBack(block);
        return true;
    }

    private void restart(Opened present, String words) {
        halfFrame(present.frames().left());
        present.frames().restart();
        present.context().trouble(words, present.reading().name());
    }

    private void end() {
        halfFrame(opened().frames().left());
        over("read to its end: " + opened().reading().name(), true);
    }

    private void stoppedInTheMiddle() {
        if (opened().reading().readOnce()) {
            halfFrame(opened().frames().left());
        }
        over(
                "reading stopped at byte " + opened().frames().position() + " of "
                        + opened().reading().name(),
                false);
    }

    private void halfFrame(int left) {
        if (left > 0) {
            halfFrames++;
            opened().context()
                    .trouble(
                            "it ended in the middle of a frame: " + left + " bytes were not used",
                            opened().reading().name());
        }
    }

    private void fail(String error, String detail) {
        opened().reading().stop().run();
        opened().context().trouble(error, detail);
        over(error, false);
    }

    private void over(String text, boolean well) {
        over = true;
        link = new Link(well, text, 0, 0);
    }

    @Override
    public void stopReading() {
        stopped = true;
        opened().reading().stop().run();
    }

    @Override
    public boolean ended() {
        return over;
    }

    @Override
    public long halfFrames() {
        return halfFrames;
    }

    /** What can be read again is not lost. */
    @Override
    public long unread() {
        final Opened present = opened();
        return over || !present.reading().readOnce()
                ? 0
                : present.frames().waiting().frames();
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public void close() {
        if (opened != null && !over) {
            stopReading();
            if (opened.reading().readOnce()) {
                halfFrame(opened.frames().waiting().half());
            }
            over("closed", false);
        }
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
