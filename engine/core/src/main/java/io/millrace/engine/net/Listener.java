package io.millrace.engine.net;

import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A port that is listened on. */
final class Listener {
    private static final int BACKLOG = 1024;
    private static final long PAUSE_SECONDS = 1;

    private final NioServerSocketChannel channel;
    private final InetSocketAddress address;

    private Listener(NioServerSocketChannel channel, InetSocketAddress address) {
        this.channel = channel;
        this.address = address;
    }

    /** Listens as the settings of a node say; every connection is given to {@code accept}, not yet registered. */
    static Listener open(ConnectorContext context, Addresses addresses, Consumer<Channel> accept)
            throws DeploymentRefused {
        final int port = Integer.parseInt(context.setting("port"));
        final InetAddress host = host(context, addresses);
        try {
            // bound before Netty has it, so that a port in use is known at once
            final ServerSocketChannel socket = bound(new InetSocketAddress(host, port));
            final InetSocketAddress local = (InetSocketAddress) socket.getLocalAddress();
            final NioServerSocketChannel channel = new NioServerSocketChannel(socket);
            channel.pipeline().addLast(new Acceptor(context, accept));
            final Listener listener = new Listener(channel, new InetSocketAddress(local.getAddress(), local.getPort()));
            Channels.register(context.eventLoop(), channel, failure -> {
                if (failure != null) {
                    listener.close();
                }
            });
            return listener;
        } catch (IOException e) {
            throw refused(context, port, e);
        }
    }

    private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
        final ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            return socket.bind(address, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static InetAddress host(ConnectorContext context, Addresses addresses) throws DeploymentRefused {
        final String host = context.setting("host");
        try {
            // known already when the plan was checked; otherwise nothing flows yet that could be held up
            return addresses.known(host).isPresent() ? addresses.known(host).get() : addresses.lookUp(host);
        } catch (UnknownHostException e) {
            throw refused(
                    context,
                    "host",
                    "there is no host " + host,
                    "Give " + context.node() + " an address of this machine, such as 127.0.0.1.");
        }
    }

    private static DeploymentRefused refused(ConnectorContext context, int port, IOException cause) {
        final String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof BindException && words.contains("in use")) {
            return refused(
                    context,
                    "port",
                    "the port is in use",
                    "Stop the program that listens there, or give " + context.node()
                            + " another port; 0 takes a free one.");
        } else if (cause instanceof BindException && words.contains("assign")) {
            return refused(
                    context,
                    "host",
                    "this machine does not have that address",
                    "Give " + context.node() + " an address of this machine, such as 127.0.0.1 or 0.0.0.0.");
        } else if (words.contains("permission")) {
            return refused(
                    context,
                    "port",
                    "port " + port + " may not be used by this user",
                    "Give " + context.node() + " a port above 1023.");
        }
        return refused(context, "port", String.valueOf(cause.getMessage()), "Look at its host and port.");
    }

    private static DeploymentRefused refused(ConnectorContext context, String setting, String reason, String advice) {
        final String address = Addresses.text(context.setting("host"), Integer.parseInt(context.setting("port")));
        return new DeploymentRefused(List.of(Problem.error(
                Where.setting(context.node(), setting),
                context.node() + " can't listen on " + address + ": " + reason,
                advice)));
    }

    int port() {
        return address.getPort();
    }

    String text() {
        return Addresses.text(address);
    }

    void close() {
        Channels.close(channel);
    }

    /** Takes connections in. When that fails, as without free file handles, it pauses instead of trying in a loop. */
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final ConnectorContext node;
        private final Consumer<Channel> accept;

        Acceptor(ConnectorContext node, Consumer<Channel> accept) {
            this.node = node;
            this.accept = accept;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            accept.accept((Channel) accepted);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // a loop that has ended needs no more reading
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            node.trouble("no connection can be accepted for a moment: " + cause.getMessage(), "");
            final Channel server = context.channel();
            server.config().setAutoRead(false);
            server.eventLoop().schedule(() -> server.config().setAutoRead(true), PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
