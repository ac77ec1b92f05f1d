package io.millrace.engine.net;

import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Frames;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.FrameReceiver;
import io.millrace.engine.runtime.SourceConnector;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The connections of a source that one worker has: each is a stream of frames. They take turns, some frames each. */
final class TcpSource implements SourceConnector {
    private static final int FRAMES_A_TURN = 64;

    private final TcpHub hub;
    private final int worker;
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

    TcpSource(TcpHub hub, int worker) {
        this.hub = hub;
        this.worker = worker;
    }

    private record Opened(ConnectorContext context, FrameReceiver receiver) {}

    @Override
    public void open(ConnectorContext context, FrameReceiver receiver) throws DeploymentRefused {
        if (hub.isHome(worker)) {
            hub.open(context);
        }
        opened = new Opened(context, receiver);
        showLink();
    }

    @Override
    public boolean hasConnections() {
        return true;
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
        receiver.from(connection);
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
        opened().receiver().closed(connection);
        final int left = connection.left();
        if (left > 0) {
            halfFrames++;
            trouble(
                    "the connection ended in the middle of a frame: " + left + " bytes were not used",
                    connection.peer());
        }
        connection.release();
        hub.gone(worker);
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

    /** A connection has come for this worker; called by home. */
    void take(Channel channel) {
        final EventLoop loop = opened().context().eventLoop();
        if (loop.inEventLoop()) {
            accept(channel);
            return;
        }
        try {
            loop.execute(() -> accept(channel));
        } catch (RejectedExecutionException ended) {
            turnAway(channel);
        }
    }

    private void turnAway(Channel channel) {
        channel.unsafe().closeForcibly();
        hub.gone(worker);
    }

    private void accept(Channel channel) {
        if (stopped) {
            turnAway(channel);
            return;
        }
        final Connection connection = new Connection(this, channel, hub.splitter(), buffers);
        connections.add(connection);
        opened().receiver().opened(connection);
        connection.join(hub.tls().map(tls -> tls.accepted(channel)));
        Channels.register(opened().context().eventLoop(), channel, failure -> {
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
        if (hub.isHome(worker)) {
            hub.close();
        }
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
        return connections.stream()
                .mapToLong(connection -> connection.unread(hub.splitter()))
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
        connections.forEach(this::abandon);
        connections.clear();
        ready.clear();
        buffers.close();
    }

    /** Its whole frames were counted as unread; half a frame behind them is one like any other. */
    private void abandon(Connection connection) {
        if (connection.half(hub.splitter()) > 0) {
            halfFrames++;
        }
        connection.release();
        hub.gone(worker);
    }

    private void showLink() {
        if (!hub.isHome(worker)) {
            link = new Link(!stopped, "", 0, connections.size());
        } else if (stopped) {
            link = new Link(false, "no longer listening", 0, 0);
        } else {
            final Listener listener = hub.listener();
            final String text = "listening on " + listener.text() + (hub.tls().isPresent() ? " (TLS)" : "");
            link = new Link(true, text, listener.port(), connections.size());
        }
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
