package io.millrace.engine.net;

import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.framing.FrameSplitter;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SourceConnector;
import io.millrace.engine.runtime.SpreadSource;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A source that listens on a port: one listener, on the worker that is called home. A connection goes to the worker that
 * has the fewest, home first, and stays there.
 *
 * <p>Threading: each worker opens its part; when all have, home accepts connections and hands them over.
 */
final class TcpHub implements SpreadSource {
    private final Addresses addresses;
    private final int home;
    private final List<TcpSource> parts;
    /** Connections of each part, and those on their way to it. */
    private final AtomicIntegerArray connections;

    private @Nullable Opened opened;

    TcpHub(Addresses addresses, int workers, int home) {
        this.addresses = addresses;
        this.home = home;
        this.parts = IntStream.range(0, workers)
                .mapToObj(worker -> new TcpSource(this, worker))
                .toList();
        this.connections = new AtomicIntegerArray(workers);
    }

    /** What all connections have in common. */
    private record Opened(
            ConnectorContext context, Listener listener, Framing framing, Limits limits, Optional<Tls> tls) {}

    private record Limits(int maxFrame, int maxConnections) {}

    @Override
    public SourceConnector part(int worker) {
        return parts.get(worker);
    }

    boolean isHome(int worker) {
        return worker == home;
    }

    /** Listens; for home. */
    void open(ConnectorContext context) throws DeploymentRefused {
        final Framing framing = Framing.from(context::setting);
        final Limits limits = new Limits(
                (int) SettingValues.bytes(context.setting("max-frame")),
                Integer.parseInt(context.setting("max-connections")));
        final Optional<Tls> tls = Tls.ofSource(Tls.node(context));
        final Listener listener = Listener.open(context, addresses, this::accept);
        opened = new Opened(context, listener, framing, limits, tls);
    }

    private void accept(Channel channel) {
        final int most = opened().limits().maxConnections();
        int sum = 0;
        int part = home;
        for (int i = 0; i < parts.size(); i++) {
            final int next = (home + i) % parts.size();
            sum += connections.get(next);
            part = connections.get(next) < connections.get(part) ? next : part;
        }
        if (sum >= most) {
            channel.unsafe().closeForcibly();
            opened().context()
                    .trouble(
                            "one connection too many was closed: at most " + most + " are allowed (max-connections)",
                            String.valueOf(channel.remoteAddress()));
            return;
        }
        connections.incrementAndGet(part);
        parts.get(part).take(channel);
    }

    /** A connection of a part is gone. */
    void gone(int worker) {
        connections.decrementAndGet(worker);
    }

    FrameSplitter splitter() {
        return opened().framing().splitter(opened().limits().maxFrame());
    }

    Optional<Tls> tls() {
        return opened().tls();
    }

    Listener listener() {
        return opened().listener();
    }

    /** No more connections; for home. */
    void close() {
        opened().listener().close();
        opened().tls().ifPresent(Tls::close);
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }
}
