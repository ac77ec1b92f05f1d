package io.millrace.engine.file;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SinkConnector;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives blocks of messages to a thread that writes them to a file or to standard output. */
final class BlockSink implements SinkConnector {
    private static final long MOST_BYTES = 4 << 20;

    private final Output output;
    private @Nullable Opened opened;
    private @Nullable WriteBlock block;
    private long committed;
    private long bytesGiven;
    private Link link = Link.NONE;
    private String shownTrouble = "";
    private boolean closed;

    /** Where a sink writes. */
    interface Output {
        Destination open(ConnectorContext context) throws DeploymentRefused;
    }

    /** A target and its name for people. */
    record Destination(Target target, String name) {}

    private record Opened(ConnectorContext context, BlockWriter writer, String name) {}

    private BlockSink(Output output) {
        this.output = output;
    }

    static BlockSink toFile() {
        return new BlockSink(context -> {
            final Path path = context.baseFolder().resolve(context.setting("path"));
            FileChecks.refuse(FileChecks.unwritable(context.node(), path));
            final boolean append = Boolean.parseBoolean(context.setting("append"));
            return new Destination(new FileTarget(path, append), path.toString());
        });
    }

    static BlockSink toStandardOut() {
        return new BlockSink(context -> new Destination(new StreamTarget(context.standardOut()), "standard output"));
    }

    @Override
    public void open(ConnectorContext context) throws DeploymentRefused {
        final Destination destination = output.open(context);
        final BlockWriter writer = new BlockWriter(destination.target(), context::wake);
        opened = new Opened(context, writer, destination.name());
        link = up();
        Threads.start("millrace-" + context.node() + "-writer", writer);
    }

    @Override
    public boolean hasRoom() {
        return bytesGiven - writer().bytesGivenBack() < MOST_BYTES;
    }

    @Override
    public ByteBuffer reserve(int atLeast) {
        if (block != null && !block.hasRoom(atLeast)) {
            give(block);
        }
        if (block == null) {
            block = atLeast > WriteBlock.SIZE ? new WriteBlock(atLeast) : writer().unused();
        }
        return block.reserve();
    }

    @Override
    public void commit() {
        Objects.requireNonNull(block, "nothing is reserved").commit();
        committed++;
    }

    @Override
    public void flush() {
        if (block != null && block.messages() > 0) {
            give(block);
        }
        lookAtTrouble();
    }

    private void give(WriteBlock filled) {
        block = null;
        if (filled.messages() > 0) {
            bytesGiven += filled.capacity();
            writer().give(filled);
        }
    }

    @Override
    public long pending() {
        return committed - writer().messagesWritten();
    }

    @Override
    public Link link() {
        if (!closed) {
            lookAtTrouble();
        }
        return link;
    }

    private void lookAtTrouble() {
        final Opened present = opened();
        Optional<String> next = present.writer().nextTrouble();
        while (next.isPresent()) {
            present.context().trouble("can't write: " + next.get() + "; it is tried again", present.name());
            next = present.writer().nextTrouble();
        }
        final String now = present.writer().trouble();
        if (!now.equals(shownTrouble)) {
            shownTrouble = now;
            link = now.isEmpty()
                    ? up()
                    : new Link(false, "can't write to " + present.name() + ": " + now + ", next try in 1 s", 0, 0);
        }
    }

    private Link up() {
        return new Link(true, "writing to " + opened().name(), 0, 0);
    }

    @Override
    public void close() {
        if (opened != null && !closed) {
            closed = true;
            opened.writer().close();
            link = new Link(false, "closed", 0, 0);
        }
    }

    private BlockWriter writer() {
        return opened().writer();
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
