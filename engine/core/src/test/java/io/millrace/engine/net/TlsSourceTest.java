package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SourceConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections to a TCP source that speaks TLS. */
class TlsSourceTest {
    private final TestWorker worker = new TestWorker();
    private final SourceConnector source =
            new NetConnectors().sources().get("tcp-source").get();
    private final TestReceiver receiver = new TestReceiver();
    private final ExecutorService peers = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        worker.close();
        peers.shutdownNow();
    }

    private static List<String> settings(String... more) {
        final List<String> all = new ArrayList<>(List.of("port", "0", "framing", "lines", "tls", "true"));
        all.addAll(List.of("tls-certificate", TestTls.file("server.pem"), "tls-key", TestTls.file("server.key")));
        all.addAll(List.of(more));
        return all;
    }

    private void open(String... more) throws Exception {
        source.open(worker.context("in", "tcp-source", settings(more).toArray(String[]::new)), receiver);
        worker.add(source);
    }

    /** The worker takes its turns while the other side connects and shakes hands. */
    private SSLSocket connect(String ca, String identity) throws Exception {
        final int port = source.link().port();
        final Future<SSLSocket> socket = peers.submit(() -> TestTls.connect(port, ca, identity));
        worker.until("hands are shaken", socket::isDone);
        return socket.get();
    }

    private void write(Socket peer, String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void untilTrouble() {
        worker.until("it is told", () -> !worker.troubles.isEmpty());
    }

    @Test
    void readsFramesThatCameEncrypted() throws Exception {
        open();
        try (SSLSocket peer = connect("ca", "")) {
            final Future<?> sender = peers.submit(() -> {
                for (int i = 0; i < 100_000; i++) {
                    write(peer, i % 100 == 0 ? lines(i, 100) : "");
                }
                return null;
            });
            worker.until("all are there", () -> receiver.frames.size() == 100_000);
            sender.get();
        }
        assertThat(receiver.frames)
                .isEqualTo(
                        IntStream.range(0, 100_000).mapToObj(Integer::toString).toList());
        worker.until("it is gone", () -> source.link().connections() == 0);
        assertThat(source.link().text()).endsWith(" (TLS)");
        assertThat(source.halfFrames()).isZero();
        assertThat(worker.troubles).isEmpty();
    }

    private static String lines(int from, int count) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void whoDoesNotSpeakTlsIsToldOffAndTheOthersGoOn() throws Exception {
        open();
        try (SSLSocket good = connect("ca", "");
                Socket plain = new Socket(
                        InetAddress.getByName("127.0.0.1"), source.link().port())) {
            write(plain, "what is this\n");
            untilTrouble();
            assertThat(worker.troubles).hasSize(1);
            assertThat(worker.troubles.get(0))
                    .startsWith("in: the connection was closed: it does not speak TLS [127.0.0.1:");

            write(good, "still here\n");
            worker.until("it has come", () -> receiver.frames.size() == 1);
            worker.until("the other is gone", () -> source.link().connections() == 1);
        }
        assertThat(receiver.frames).containsExactly("still here");
        assertThat(worker.troubles).hasSize(1);
    }

    @Test
    void whoOnlyLooksWhetherThePortIsOpenIsNoTrouble() throws Exception {
        open();
        new Socket(InetAddress.getByName("127.0.0.1"), source.link().port()).close();
        try (SSLSocket later = connect("ca", "")) {
            worker.until("only one is left", () -> source.link().connections() == 1);
            assertThat(later.isConnected()).isTrue();
        }
        assertThat(worker.troubles).isEmpty();
    }

    @Test
    void whoDoesNotTrustTheCertificateGoesAwayAndThatIsSaid() throws Exception {
        open();
        assertThatThrownBy(() -> connect("other-ca", "")).hasMessageContaining("PKIX");
        untilTrouble();

        assertThat(worker.troubles.get(0)).contains("it does not trust the certificate of this side");
    }

    @Test
    void clientsMustShowACertificateOfTheCaThatIsNamed() throws Exception {
        open("tls-client-ca", TestTls.file("ca.pem"));
        final int port = source.link().port();
        final Future<Integer> refused = peers.submit(() -> {
            try (SSLSocket peer = TestTls.connect(port, "ca", "")) {
                return peer.getInputStream().read();
            } catch (IOException alert) {
                return -2;
            }
        });
        worker.until("it is closed", refused::isDone);
        assertThat(refused.get()).isNegative();
        untilTrouble();
        assertThat(worker.troubles).hasSize(1);
        assertThat(worker.troubles.get(0)).contains("it shows no certificate");

        try (SSLSocket peer = connect("ca", "client")) {
            write(peer, "with a certificate\n");
            worker.until("it has come", () -> receiver.frames.size() == 1);
        }
        assertThat(receiver.frames).containsExactly("with a certificate");
    }

    @Test
    void theOtherSideWaitsWhileThereIsNoRoomAndNothingIsLost() throws Exception {
        open();
        receiver.room = 10;
        final int total = 2_000_000;
        final AtomicInteger written = new AtomicInteger();
        try (SSLSocket peer = connect("ca", "")) {
            final Future<?> sender = peers.submit(() -> {
                for (int i = 0; i < total; i += 1_000) {
                    write(peer, lines(i, 1_000));
                    written.set(i + 1_000);
                }
                return null;
            });
            worker.until("ten have come", () -> receiver.frames.size() == 10);
            int before = -1;
            while (before != written.get()) {
                before = written.get();
                worker.turnFor(200);
            }
            assertThat(before).isLessThan(total);
            // what one read of the socket holds, and no more
            assertThat(source.unread()).isLessThan(100_000);

            receiver.room = Integer.MAX_VALUE;
            worker.until("all are there", () -> receiver.frames.size() == total);
            sender.get();
        }
        for (int i = 0; i < total; i += 997) {
            assertThat(receiver.frames.get(i)).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aFrameThatIsTooLargeClosesItsConnectionOnly() throws Exception {
        open("max-frame", "100");
        try (SSLSocket good = connect("ca", "");
                SSLSocket bad = connect("ca", "")) {
            write(bad, "x".repeat(200));
            untilTrouble();
            write(good, "fine\n");
            worker.until("it has come", () -> receiver.frames.size() == 1);
            worker.until("the other is gone", () -> source.link().connections() == 1);
        }
        assertThat(worker.troubles.get(0)).contains("max-frame");
    }

    @Test
    void framesLargerThanAnyBufferComeWhole() throws Exception {
        open();
        final String large = "y".repeat(1 << 20);
        try (SSLSocket peer = connect("ca", "")) {
            final Future<?> sender = peers.submit(() -> {
                write(peer, large + "\n" + "small\n");
                return null;
            });
            worker.until("both are there", () -> receiver.frames.size() == 2);
            sender.get();
        }
        assertThat(receiver.frames).containsExactly(large, "small");
    }

    @Test
    void halfAFrameAtTheEndIsReported() throws Exception {
        open();
        try (SSLSocket peer = connect("ca", "")) {
            write(peer, "whole\nhal");
        }
        worker.until("it is gone", () -> source.link().connections() == 0);

        assertThat(receiver.frames).containsExactly("whole");
        assertThat(source.halfFrames()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls-certificate | nowhere.pem | there is no such file",
                "tls-certificate | server.key | it holds no certificate",
                "tls-certificate | client.pem | does not belong to the first certificate",
                "tls-key | client.key | does not belong to the first certificate",
                "tls-key | server.pem | it holds no private key",
                "tls-key | server-old.key | its key is in the older form of RSA PRIVATE KEY",
                "tls-key | client-encrypted.key | its key is encrypted and no password is given",
                "tls-client-ca | client.key | it holds no certificate",
            })
    void filesThatCanNotBeUsedAreRefusedInPlainWords(String setting, String file, String words) throws Exception {
        final String path = file.equals("nowhere.pem") ? "/no/where.pem" : TestTls.file(file);
        assertThatThrownBy(() -> open(setting, path))
                .isInstanceOfSatisfying(
                        DeploymentRefused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.message())
                                        .startsWith("in ")
                                        .contains(words)));
    }

    @Test
    void aDamagedFileAndAWrongPasswordAreToldApart() throws Exception {
        final Path damaged = folder.resolve("damaged.pem");
        Files.writeString(
                damaged, Files.readString(Path.of(TestTls.file("server.pem"))).replaceFirst("\n.{40}", "\nAAAA"));
        assertThatThrownBy(() -> open("tls-certificate", damaged.toString()))
                .hasMessageContaining("a certificate in it can't be read");
        assertThatThrownBy(() -> open(
                        "tls-certificate",
                        TestTls.file("client.pem"),
                        "tls-key",
                        TestTls.file("client-encrypted.key"),
                        "tls-key-password",
                        "wrong"))
                .hasMessageContaining("can't be decrypted with the password");
    }

    @Test
    void aKeyThatIsEncryptedOpensWithItsPassword() throws Exception {
        open(
                "tls-certificate",
                TestTls.file("client.pem"),
                "tls-key",
                TestTls.file("client-encrypted.key"),
                "tls-key-password",
                "sesame");
        try (SSLSocket peer = connect("ca", "")) {
            write(peer, "opened\n");
            worker.until("it has come", () -> receiver.frames.size() == 1);
        }
    }
}
