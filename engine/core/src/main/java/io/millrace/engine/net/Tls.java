package io.millrace.engine.net;

import io.millrace.engine.net.TlsNode.Identity;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** TLS as one node speaks it. */
final class Tls implements AutoCloseable {
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int GOODBYE_MILLIS = 500;
    private static final int IDLE_SECONDS = 5;

    private final String node;
    private final SslContext context;
    /** Signatures take milliseconds, which messages need not wait for; its thread ends when nobody connects. */
    private final ExecutorService handshakes;

    private Tls(TlsNode node, SslContext context) {
        this.node = node.name();
        this.context = context;
        final ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        one.allowCoreThreadTimeOut(true);
        this.handshakes = one;
    }

    private Thread thread(Runnable work) {
        final Thread thread = new Thread(work, "millrace-" + node + "-handshake");
        thread.setDaemon(true);
        return thread;
    }

    static TlsNode node(ConnectorContext context) {
        return new TlsNode(context.node(), context::setting, context.baseFolder());
    }

    /** For those who connect to a source; empty when its settings say that it is off. */
    static Optional<Tls> ofSource(TlsNode node) throws DeploymentRefused {
        if (!node.isOn()) {
            return Optional.empty();
        }
        final Identity identity = node.identity()
                .orElseThrow(() -> node.refused(
                        "tls-certificate", "has no certificate", "Name the files of a certificate and of its key."));
        final SslContextBuilder builder = SslContextBuilder.forServer(identity.key(), identity.chain());
        if (!node.settings().apply("tls-client-ca").isEmpty()) {
            builder.trustManager(node.certificates("tls-client-ca")).clientAuth(ClientAuth.REQUIRE);
        }
        return Optional.of(of(node, builder));
    }

    /** For what a sink connects to; empty when its settings say that it is off. */
    static Optional<Tls> ofSink(TlsNode node) throws DeploymentRefused {
        if (!node.isOn()) {
            return Optional.empty();
        }
        final SslContextBuilder builder = SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm(node.isTrue("tls-check-host") ? "HTTPS" : "");
        if (!node.settings().apply("tls-ca").isEmpty()) {
            final List<X509Certificate> trusted = node.certificates("tls-ca");
            builder.trustManager(trusted);
        }
        node.identity().ifPresent(identity -> builder.keyManager(identity.key(), identity.chain()));
        return Optional.of(of(node, builder));
    }

    private static Tls of(TlsNode node, SslContextBuilder builder) throws DeploymentRefused {
        try {
            return new Tls(node, builder.sslProvider(SslProvider.JDK).build());
        } catch (SSLException | IllegalArgumentException e) {
            throw node.refused("tls", "can't speak TLS: " + e.getMessage(), "Look at its certificates and keys.");
        }
    }

    /** Stands before everything else in the pipeline of an accepted connection. */
    SslHandler accepted(Channel channel) {
        return limited(context.newHandler(channel.alloc(), handshakes));
    }

    /** Stands before everything else in the pipeline of a connection to a host. */
    SslHandler dialled(Channel channel, String host, int port) {
        return limited(context.newHandler(channel.alloc(), host, port, handshakes));
    }

    private static SslHandler limited(SslHandler handler) {
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        handler.setCloseNotifyFlushTimeout(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        return handler;
    }

    /** No more handshakes. */
    @Override
    public void close() {
        handshakes.shutdown();
    }
}
