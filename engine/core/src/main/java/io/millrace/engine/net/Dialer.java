package io.millrace.engine.net;

import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.runtime.ConnectorContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one connection to an address: connects again for ever, each time after a longer wait. */
final class Dialer {
    private static final int CONNECT_MILLIS = 5_000;
    /** A connection that held so long was a good one: the next is tried soon. */
    private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ConnectorContext context;
    private final EventLoop loop;
    private final User user;
    private final String host;
    private final int port;
    private final Optional<Tls> tls;
    private final Backoff backoff = new Backoff();
    private @Nullable Channel channel;
    private Link link;
    private long connectedAt;
    private boolean closed;

    /** Who wants the connection; called by the worker. */
    interface User {
        void connected(Channel channel);

        /** The connection is gone; another one comes. */
        void lost();
    }

    Dialer(ConnectorContext context, Optional<Tls> tls, User user) {
        this.context = context;
        this.tls = tls;
        this.loop = context.eventLoop();
        this.user = user;
        this.host = context.setting("host");
        this.port = Integer.parseInt(context.setting("port"));
        this.link = down("connecting to " + address());
    }

    String address() {
        return Addresses.text(host, port);
    }

    Link link() {
        return link;
    }

    void dial() {
        if (closed) {
            return;
        }
        final Optional<InetAddress> literal = Addresses.literal(host);
        if (literal.isPresent()) {
            connect(literal.get());
            return;
        }
        // asks other machines and may block for long: on a thread of its own, one at a time
        final Thread thread = new Thread(this::lookUp, "millrace-" + context.node() + "-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    private void lookUp() {
        try {
            final InetAddress found = InetAddress.getByName(host);
            onLoop(() -> connect(found));
        } catch (UnknownHostException e) {
            onLoop(() -> failed("there is no such host"));
        }
    }

    private void onLoop(Runnable next) {
        try {
            loop.execute(next);
        } catch (RejectedExecutionException e) {
            // the worker has ended meanwhile: nobody wants the address any more
        }
    }

    private void connect(InetAddress target) {
        if (closed) {
            return;
        }
        try {
            connect(new NioSocketChannel(), new InetSocketAddress(target, port));
        } catch (ChannelException e) {
            // no socket could be made, as when the process has too many files open
            failed(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    private void connect(NioSocketChannel fresh, InetSocketAddress target) {
        fresh.config().setTcpNoDelay(true).setConnectTimeoutMillis(CONNECT_MILLIS);
        tls.ifPresent(handler -> fresh.pipeline().addLast(handler.dialled(fresh, host, port)));
        fresh.pipeline().addLast(new Inbound(fresh));
        channel = fresh;
        Channels.register(loop, fresh, failure -> {
            if (failure == null) {
                fresh.connect(target).addListener(done -> reached(fresh, done.cause()));
            } else {
                outcome(fresh, failure);
            }
        });
    }

    private void reached(Channel fresh, @Nullable Throwable failure) {
        if (failure != null || tls.isEmpty()) {
            outcome(fresh, failure);
        } else if (!closed && channel == fresh) {
            // the handler that encrypts begins by itself, and tells Inbound how it went
            link = down("connecting to " + address() + ": TLS handshake");
        }
    }

    private void outcome(Channel fresh, @Nullable Throwable failure) {
        if (closed || channel != fresh) {
            return;
        }
        if (failure != null) {
            Channels.close(fresh);
            failed(reason(failure));
            return;
        }
        connectedAt = context.clock().nanoTime();
        link = new Link(true, "connected to " + address() + (tls.isPresent() ? " (TLS)" : ""), 0, 1);
        user.connected(fresh);
    }

    private void failed(String reason) {
        if (closed) {
            return;
        }
        channel = null;
        final int wait = backoff.nextMillis();
        link = down("connecting to " + address() + ": " + reason + ", next try in " + Backoff.text(wait));
        dialAfter(wait);
    }

    private void ended(Channel old, String reason) {
        if (closed || channel != old || !link.up()) {
            return;
        }
        channel = null;
        if (context.clock().nanoTime() - connectedAt >= GOOD_NANOS) {
            backoff.reset();
        }
        final int wait = backoff.nextMillis();
        final String why = reason.isEmpty() ? "" : ": " + reason;
        link = down("connection to " + address() + " lost" + why + ", next try in " + Backoff.text(wait));
        user.lost();
        dialAfter(wait);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // when the loop ends there is nobody to dial for
    private void dialAfter(int millis) {
        loop.schedule(this::dial, millis, TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = true;
        tls.ifPresent(Tls::close);
        if (channel != null) {
            Channels.close(channel);
            channel = null;
        }
        link = down("closed");
    }

    private static Link down(String text) {
        return new Link(false, text, 0, 0);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ConnectTimeoutException) {
            return "no answer";
        } else if (failure instanceof NoRouteToHostException) {
            return "no way to that host";
        } else if (failure instanceof ConnectException) {
            return "refused";
        } else if (TlsWords.isOne(failure) || failure instanceof ClosedChannelException) {
            return TlsWords.of(failure);
        }
        return String.valueOf(failure.getMessage());
    }

    /** What the other side says is of no interest, but that it has gone is. */
    private final class Inbound extends ChannelInboundHandlerAdapter {
        private final Channel of;
        private String reason = "";

        Inbound(Channel of) {
            this.of = of;
        }

        @Override
        public void channelRead(ChannelHandlerContext ignored, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                outcome(of, handshake.isSuccess() ? null : handshake.cause());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ignored) {
            ended(of, reason);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
            reason = TlsWords.isOne(cause) ? TlsWords.of(cause) : "";
            Channels.close(of);
            ended(of, reason);
        }
    }
}
