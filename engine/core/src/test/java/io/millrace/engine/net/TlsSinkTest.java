package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.runtime.SinkConnector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A TCP sink that speaks TLS. */
class TlsSinkTest {
    private static final Pattern UNCONFIRMED = Pattern.compile("up to (\\d+) messages? unconfirmed");

    private final TestWorker worker = new TestWorker();
    private final SinkConnector sink =
            new NetConnectors().sinks().get("tcp-sink").get();
    private final ExecutorService peers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        worker.close();
        peers.shutdownNow();
    }

    private void open(int port, String... more) throws Exception {
        final List<String> all = new ArrayList<>(List.of("port", Integer.toString(port), "tls", "true"));
        all.addAll(List.of("tls-ca", TestTls.file("ca.pem")));
        all.addAll(List.of(more));
        sink.open(worker.context("out", "tcp-sink", all.toArray(String[]::new)));
        worker.add(sink);
    }

    /** The lines of the next connection, as it says hello. */
    private Future<List<String>> lines(ServerSocket server, int count) {
        return peers.submit(() -> {
            try (Socket peer = server.accept()) {
                return read(peer, count);
            }
        });
    }

    private static List<String> read(Socket peer, int count) throws IOException {
        final BufferedReader reader =
                new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        final List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(reader.readLine());
        }
        return lines;
    }

    private void untilText(String words) {
        worker.until("the link says " + words, () -> sink.link().text().contains(words));
        assertThat(sink.link().up()).isFalse();
    }

    @Test
    void writesMessagesInOrder() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort());
            final Future<List<String>> lines = lines(server, 200_000);
            int next = 0;
            while (!lines.isDone()) {
                next = writeSome(next, 200_000);
                worker.turn();
            }
            for (int i = 0; i < 200_000; i++) {
                if (!lines.get().get(i).equals(Integer.toString(i))) {
                    assertThat(lines.get().get(i)).isEqualTo(Integer.toString(i));
                }
            }
            assertThat(sink.pending()).isZero();
            assertThat(worker.troubles).isEmpty();
        }
    }

    @Test
    void whatIsWrittenBeforeHandsAreShakenWaits() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort());
            TestWorker.write(sink, "first\n");
            worker.turnFor(50);
            assertThat(sink.link().up()).isFalse();
            assertThat(sink.pending()).isEqualTo(1);

            final Future<List<String>> lines = lines(server, 1);
            worker.until("it is read", lines::isDone);
            assertThat(lines.get()).containsExactly("first");
        }
    }

    @Test
    void aCertificateOfAnUnknownCaIsRefusedAndTriedAgain() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort(), "tls-ca", TestTls.file("other-ca.pem"));
            final Future<List<String>> nothing = lines(server, 1);
            untilText("its certificate is of no CA that is trusted, next try in ");
            assertThat(nothing).isNotNull();
        }
    }

    @Test
    void withoutACaOfItsOwnItTrustsWhatJavaTrusts() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort(), "tls-ca", "");
            final Future<List<String>> nothing = lines(server, 1);
            untilText("its certificate is of no CA that is trusted");
            assertThat(nothing).isNotNull();
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (ServerSocket server = TestTls.listen("elsewhere", false)) {
            open(server.getLocalPort());
            final Future<List<String>> nothing = lines(server, 1);
            untilText("its certificate is for another host");
            assertThat(nothing).isNotNull();
        }
    }

    @Test
    void aCertificateForAnotherHostIsTakenWhereThatIsNotChecked() throws Exception {
        try (ServerSocket server = TestTls.listen("elsewhere", false)) {
            open(server.getLocalPort(), "tls-check-host", "false");
            final Future<List<String>> lines = lines(server, 1);
            TestWorker.write(sink, "trusted\n");
            worker.until("it is read", lines::isDone);
            assertThat(lines.get()).containsExactly("trusted");
        }
    }

    @Test
    void itsNameIsCheckedWhereTheHostIsGivenByName() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort(), "host", "localhost");
            final Future<List<String>> lines = lines(server, 1);
            TestWorker.write(sink, "by name\n");
            worker.until("it is read", lines::isDone);
            assertThat(sink.link().text()).isEqualTo("connected to localhost:" + server.getLocalPort() + " (TLS)");
        }
    }

    @Test
    void whoAnswersInAnotherLanguageIsNamed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            open(server.getLocalPort());
            final Future<?> greeting = peers.submit(() -> {
                final Socket peer = server.accept();
                peer.getOutputStream().write("220 ready to serve\r\n".getBytes(StandardCharsets.UTF_8));
                return null;
            });
            untilText("it does not speak TLS");
            greeting.get();
        }
    }

    @Test
    void aCertificateOfItsOwnOpensWhatAsksForOne() throws Exception {
        try (ServerSocket server = TestTls.listen("server", true)) {
            open(
                    server.getLocalPort(),
                    "tls-certificate",
                    TestTls.file("client.pem"),
                    "tls-key",
                    TestTls.file("client-encrypted.key"),
                    "tls-key-password",
                    "sesame");
            final Future<List<String>> lines = lines(server, 1);
            TestWorker.write(sink, "let me in\n");
            worker.until("it is read", lines::isDone);
            assertThat(lines.get()).containsExactly("let me in");
        }
    }

    @Test
    void withoutOneItIsToldWhatIsMissing() throws Exception {
        try (ServerSocket server = TestTls.listen("server", true)) {
            open(server.getLocalPort());
            final Future<List<String>> nothing = lines(server, 1);
            untilText(" lost: it ");
            assertThat(sink.link().text()).containsPattern("asks for a certificate|certificate of this side");
            assertThat(nothing).isNotNull();
        }
    }

    @Test
    void aKeyWithoutItsCertificateIsRefused() {
        assertThatThrownBy(() -> open(1, "tls-key", TestTls.file("client.key")))
                .hasMessageContaining("out has a key, but no certificate");
    }

    @Test
    void losesOnlyWhatItNamesAndSendsNothingTwiceWhenTheOtherSideGoesAway() throws Exception {
        try (ServerSocket server = TestTls.listen("server", false)) {
            open(server.getLocalPort(), "buffer", "64Ki");
            final int total = 300_000;
            final Future<List<String>> early = peers.submit(() -> {
                final Socket peer = server.accept();
                final List<String> lines = read(peer, 20_000);
                peer.setSoLinger(true, 0);
                peer.close();
                return lines;
            });
            int next = 0;
            while (!early.isDone()) {
                next = writeSome(next, total);
                worker.turn();
            }
            final Future<List<String>> late = peers.submit(() -> {
                final BufferedReader reader = new BufferedReader(
                        new InputStreamReader(server.accept().getInputStream(), StandardCharsets.UTF_8));
                final List<String> lines = new ArrayList<>();
                do {
                    lines.add(reader.readLine());
                } while (Integer.parseInt(lines.get(lines.size() - 1)) != total - 1);
                return lines;
            });
            while (!late.isDone()) {
                next = writeSome(next, total);
                worker.turn();
            }
            assertThat(sink.pending()).isZero();
            final int first = Integer.parseInt(late.get().get(0));
            assertThat(early.get().get(19_999)).isEqualTo("19999");
            // nothing twice, and no more is missing than was said
            assertThat(first).isGreaterThanOrEqualTo(20_000);
            assertThat((long) first - 20_000).isLessThanOrEqualTo(unconfirmed());
            for (int i = 0; i < late.get().size(); i++) {
                if (Integer.parseInt(late.get().get(i)) != first + i) {
                    assertThat(late.get().get(i)).isEqualTo(Integer.toString(first + i));
                }
            }
        }
    }

    private int writeSome(int from, int total) {
        int next = from;
        for (int i = 0; i < 256 && next < total && sink.hasRoom(); i++) {
            TestWorker.write(sink, next++ + "\n");
        }
        return next;
    }

    private long unconfirmed() {
        final Matcher words = UNCONFIRMED.matcher(worker.troubles.get(0));
        assertThat(words.find()).isTrue();
        return Long.parseLong(words.group(1));
    }
}
