package io.millrace.engine.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Programs that speak TLS by the JDK's own sockets, with the certificates of the folder tls. */
final class TestTls {
    private static final char[] NONE = new char[0];

    private TestTls() {}

    /** A file of the folder tls, such as {@code server.pem}. */
    static String file(String name) {
        try {
            return Path.of(TestTls.class.getResource("/tls/" + name).toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of(file(name)));
    }

    /**
     * Someone who trusts a CA and may have a certificate.
     *
     * @param ca such as {@code ca}
     * @param identity such as {@code client}; none when it is empty
     */
    static SSLContext context(String ca, String identity) throws Exception {
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(identity), trust(ca), null);
        return context;
    }

    private static javax.net.ssl.TrustManager[] trust(String ca) throws Exception {
        final KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", Pem.certificates(text(ca + ".pem")).get(0));
        final TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static javax.net.ssl.KeyManager[] keys(String identity) throws Exception {
        final KeyStore store = empty();
        if (!identity.isEmpty()) {
            final X509Certificate[] chain =
                    Pem.certificates(text(identity + ".pem")).toArray(X509Certificate[]::new);
            store.setKeyEntry("key", Pem.key(text(identity + ".key"), ""), NONE, chain);
        }
        final KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NONE);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Connects and shakes hands. */
    static SSLSocket connect(int port, String ca, String identity) throws Exception {
        final SSLSocket socket = (SSLSocket)
                context(ca, identity).getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port);
        socket.startHandshake();
        return socket;
    }

    static SSLServerSocket listen(String identity, boolean asksForCertificates) throws Exception {
        final SSLServerSocket server = (SSLServerSocket) context("ca", identity)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        server.setNeedClientAuth(asksForCertificates);
        return server;
    }
}
