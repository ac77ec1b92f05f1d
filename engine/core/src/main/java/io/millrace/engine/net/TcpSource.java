package io.millrace.engine.net;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Frames;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.FrameReceiver;
import io.millrace.engine.runtime.SourceConnector;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens on a port; each connection is a stream of frames. Connections take turns, some frames each. */
final class TcpSource implements SourceConnector {
    private static final int FRAMES_A_TURN = 64;

    private final Addresses addresses;
    private final Frames frames = new Frames(FRAMES_A_TURN);
    private final ReadBuffers buffers = new ReadBuffers();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final ArrayDeque<Connection> ready = new ArrayDeque<>();
    private @Nullable Opened opened;
    private Link link = Link.NONE;
    private long halfFrames;
    private boolean stopped;
    private boolean closed;
    private boolean polling;

    TcpSource(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What a source has once it is open. */
    private record Opened(
            ConnectorContext context, FrameReceiver receiver, Listener listener, Framing framing, Limits limits) {}

    private record Limits(int maxFrame, int maxConnections) {}

    @Override
    public void open(ConnectorContext context, FrameReceiver receiver) throws DeploymentRefused {
        final Framing framing = Framing.from(context::setting);
        final Limits limits = new Limits(
                (int) SettingValues.bytes(context.setting("max-frame")),
                Integer.parseInt(context.setting("max-connections")));
        final Listener listener = Listener.open(context, addresses, this::accept);
        opened = new Opened(context, receiver, listener, framing, limits);
        showLink();
    }

    @Override
    public int poll(int budget) {
        final FrameReceiver receiver = opened().receiver();
        int count = 0;
        polling = true;
        while (count < budget && !closed && !ready.isEmpty()) {
            final Connection connection = ready.removeFirst();
            count += handOver(connection, Math.min(FRAMES_A_TURN, budget - count), receiver);
            if (connection.hasMore()) {
                ready(connection);
                if (!receiver.hasRoom()) {
                    break;
                }
            } else if (connection.isOver()) {
                finish(connection);
            }
        }
        polling = false;
        if (closed) {
            release();
        }
        return count;
    }

    private int handOver(Connection connection, int most, FrameReceiver receiver) {
        try {
            return connection.handOver(most, receiver, frames);
        } catch (FrameTooLarge e) {
            trouble(e.getMessage() + "; the connection was closed", connection.peer());
            connection.release();
            connection.close();
            return 0;
        }
    }

    private void finish(Connection connection) {
        if (!connections.remove(connection)) {
            return;
        }
        final int left = connection.left();
        if (left > 0) {
            halfFrames++;
            trouble(
                    "the connection ended in the middle of a frame: " + left + " bytes were not used",
                    connection.peer());
        }
        connection.release();
        showLink();
    }

    /** Gives a connection its turn at the next polls. */
    void ready(Connection connection) {
        if (connection.enqueue()) {
            ready.addLast(connection);
        }
    }

    /** Whether frames could be handed over now. */
    boolean hasRoom() {
        return opened().receiver().hasRoom();
    }

    void trouble(String error, String detail) {
        opened().context().trouble(error, detail);
    }

    private void accept(Channel channel) {
        final Opened present = opened();
        if (stopped || connections.size() >= present.limits().maxConnections()) {
            channel.unsafe().closeForcibly();
            trouble(
                    "one connection too many was closed: at most "
                            + present.limits().maxConnections() + " are allowed (max-connections)",
                    String.valueOf(channel.remoteAddress()));
            return;
        }
        final Connection connection = new Connection(
                this, channel, present.framing().splitter(present.limits().maxFrame()), buffers);
        connections.add(connection);
        channel.pipeline().addLast(connection);
        Channels.register(present.context().eventLoop(), channel, failure -> {
            if (failure != null) {
                connection.close();
            }
        });
        showLink();
    }

    @Override
    public void stopReading() {
        if (stopped) {
            return;
        }
        stopped = true;
        opened().listener().close();
        List.copyOf(connections).forEach(Connection::close);
        showLink();
    }

    @Override
    public boolean ended() {
        return closed || (stopped && connections.isEmpty());
    }

    @Override
    public long halfFrames() {
        return halfFrames;
    }

    @Override
    public long unread() {
        final Opened present = opened();
        return connections.stream()
                .mapToLong(connection -> connection.unread(
                        present.framing().splitter(present.limits().maxFrame())))
                .sum();
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public void close() {
        if (opened == null || closed) {
            return;
        }
        stopReading();
        closed = true;
        if (!polling) {
            release();
        }
    }

    private void release() {
        connections.forEach(Connection::release);
        connections.clear();
        ready.clear();
        buffers.close();
    }

    private void showLink() {
        final Listener listener = opened().listener();
        link = stopped
                ? new Link(false, "no longer listening", 0, 0)
                : new Link(true, "listening on " + listener.text(), listener.port(), connections.size());
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
