package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.runtime.SinkConnector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
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

class TcpSinkTest {
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

    @Test
    void writesMessagesAsTheyAreInOrder() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort());
            final Future<List<String>> lines = peers.submit(() -> readLines(server.accept(), 1_000));
            for (int i = 0; i < 1_000; i++) {
                TestWorker.write(sink, i + "\n");
            }
            worker.until("all are written", () -> sink.pending() == 0);

            worker.until("all are read", lines::isDone);
            assertThat(lines.get()).hasSize(1_000).startsWith("0", "1", "2").endsWith("999");
            assertThat(sink.link().text()).isEqualTo("connected to 127.0.0.1:" + server.getLocalPort());
            assertThat(sink.link().connections()).isEqualTo(1);
        }
    }

    @Test
    void aReserveWithoutCommitIsTakenBack() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort());
            final Future<List<String>> lines = peers.submit(() -> readLines(server.accept(), 2));
            sink.reserve(10).put(bytes("never"));
            TestWorker.write(sink, "a\n");
            sink.reserve(10).put(bytes("nor this"));
            final ByteBuffer large = sink.reserve(1 << 20);
            assertThat(large.remaining()).isGreaterThanOrEqualTo(1 << 20);
            large.put(bytes("b\n"));
            sink.commit();

            worker.until("all are read", lines::isDone);
            assertThat(lines.get()).containsExactly("a", "b");
        }
    }

    @Test
    void anEmptyMessageIsNeverPending() throws Exception {
        open(freePort());
        sink.reserve(0);
        sink.commit();

        assertThat(sink.pending()).isZero();
    }

    @Test
    void waitsLongerAndLongerForAPeerThatIsNotThereAndSaysSo() throws Exception {
        final int port = freePort();
        open(port);
        TestWorker.write(sink, "kept\n");
        worker.until("it has tried some times", () -> sink.link().text().endsWith("next try in 200 ms"));
        assertThat(sink.link().text()).isEqualTo("connecting to 127.0.0.1:" + port + ": refused, next try in 200 ms");
        assertThat(sink.link().up()).isFalse();
        assertThat(sink.pending()).isEqualTo(1);

        try (ServerSocket server = listen(port)) {
            final Future<List<String>> lines = peers.submit(() -> readLines(server.accept(), 1));
            worker.until("it is read", lines::isDone);
            assertThat(lines.get()).containsExactly("kept");
            assertThat(worker.troubles).isEmpty();
        }
    }

    @Test
    void hasNoRoomWhileThePeerDoesNotReadAndGoesOnWhenItDoes() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort(), "buffer", "64Ki");
            final Socket peer = accept(server);
            int written = 0;
            long quiet = 0;
            while (quiet < 200) {
                if (sink.hasRoom()) {
                    TestWorker.write(sink, written++ + "\n");
                    quiet = 0;
                } else {
                    worker.turn();
                    quiet++;
                }
            }
            assertThat(sink.pending()).isPositive().isLessThan(64 << 10);
            assertThat((long) written).isLessThan(4_000_000L);

            final int total = written;
            final Future<List<String>> lines = peers.submit(() -> readLines(peer, total));
            worker.until("all are read", lines::isDone);
            assertThat(sink.pending()).isZero();
            assertThat(sink.hasRoom()).isTrue();
            assertSequence(lines.get(), 0);
        }
    }

    @Test
    void losesOnlyWhatItNamesAndReordersNothingWhenThePeerGoesAwayWhileItWrites() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort(), "buffer", "64Ki");
            final Socket first = accept(server);
            final List<String> early = new ArrayList<>();
            final int total = 300_000;
            int next = 0;
            while (early.isEmpty()) {
                next = writeSome(next, total);
                worker.turn();
                if (next > 5_000) {
                    early.addAll(readLines(first, 1_000));
                    first.setSoLinger(true, 0);
                    first.close();
                }
            }
            final Future<List<String>> late = peers.submit(() -> readToLine(server.accept(), total - 1));
            while (!late.isDone()) {
                next = writeSome(next, total);
                worker.turn();
            }

            assertSequence(early, 0);
            assertSequence(late.get(), Integer.parseInt(late.get().get(0)));
            final int lost = Integer.parseInt(late.get().get(0)) - 1_000;
            assertThat((long) lost).isPositive().isLessThanOrEqualTo(unconfirmed());
            assertThat(sink.pending()).isZero();
        }
    }

    @Test
    void losesNothingWhenThePeerWasAwayBeforeItWrote() throws Exception {
        final int port = freePort();
        open(port);
        int next = writeSome(0, 2_000);
        worker.turnFor(100);
        try (ServerSocket server = listen(port)) {
            final Future<List<String>> lines = peers.submit(() -> readToLine(server.accept(), 3_999));
            while (!lines.isDone()) {
                next = writeSome(next, 4_000);
                worker.turn();
            }
            assertThat(lines.get()).hasSize(4_000);
            assertSequence(lines.get(), 0);
            assertThat(worker.troubles).isEmpty();
        }
    }

    @Test
    void comesBackToAPeerThatClosesAtOnce() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort());
            for (int i = 0; i < 3; i++) {
                accept(server).close();
                worker.until("the loss is seen", () -> sink.link().text().startsWith("connection to"));
                assertThat(sink.link().up()).isFalse();
            }
            final Future<List<String>> lines = peers.submit(() -> readLines(server.accept(), 1));
            worker.until("it is connected", () -> sink.link().up());
            TestWorker.write(sink, "at last\n");
            worker.until("it is read", lines::isDone);
            assertThat(lines.get()).containsExactly("at last");
            assertThat(worker.troubles).isEmpty();
        }
    }

    @Test
    void beginsAgainWithTheFirstMessageNotWhollyWritten() throws Exception {
        try (ServerSocket server = listen(0)) {
            open(server.getLocalPort(), "buffer", "64Mi");
            final Socket first = accept(server);
            final String large = "x".repeat(8 << 20);
            TestWorker.write(sink, "0" + large + "\n");
            TestWorker.write(sink, "1" + large + "\n");
            worker.turnFor(200);
            assertThat(sink.pending()).isEqualTo(2);
            first.setSoLinger(true, 0);
            first.close();

            final Future<List<String>> lines = peers.submit(() -> readLines(server.accept(), 2));
            worker.until("all are read", lines::isDone);
            assertThat(lines.get()).containsExactly("0" + large, "1" + large);
            assertThat(worker.troubles).isEmpty();
        }
    }

    @Test
    void findsAHostByItsNameWithoutHoldingUpTheWorker() throws Exception {
        sink.open(worker.context("out", "tcp-sink", "host", "no-such-host.invalid", "port", "7"));
        worker.add(sink);

        assertThat(sink.link().text()).isEqualTo("connecting to no-such-host.invalid:7");
        worker.until("the name is known to be unknown", () -> sink.link().text().contains("there is no such host"));
    }

    @Test
    void givesUpWhatIsPendingWhenItIsClosed() throws Exception {
        open(freePort());
        TestWorker.write(sink, "never sent");
        worker.turn();

        sink.close();
        sink.close();

        assertThat(sink.pending()).isEqualTo(1);
        assertThat(sink.link().up()).isFalse();
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

    private void open(int port, String... settings) throws Exception {
        final List<String> all = new ArrayList<>(List.of("port", Integer.toString(port)));
        all.addAll(List.of(settings));
        sink.open(worker.context("out", "tcp-sink", all.toArray(String[]::new)));
        worker.add(sink);
    }

    /** Accepts the sink's connection, which the sink makes meanwhile. */
    private Socket accept(ServerSocket server) throws Exception {
        final Future<Socket> accepted = peers.submit(server::accept);
        worker.until("it is connected", () -> accepted.isDone() && sink.link().up());
        return accepted.get();
    }

    private static void assertSequence(List<String> lines, int first) {
        for (int i = 0; i < lines.size(); i++) {
            if (Integer.parseInt(lines.get(i)) != first + i) {
                assertThat(lines.get(i)).isEqualTo(Integer.toString(first + i));
            }
        }
    }

    private static List<String> readLines(Socket peer, int count) throws IOException {
        final BufferedReader reader = reader(peer);
        final List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(reader.readLine());
        }
        return lines;
    }

    private static List<String> readToLine(Socket peer, int last) throws IOException {
        final BufferedReader reader = reader(peer);
        final List<String> lines = new ArrayList<>();
        do {
            lines.add(reader.readLine());
        } while (Integer.parseInt(lines.get(lines.size() - 1)) != last);
        return lines;
    }

    private static BufferedReader reader(Socket peer) throws IOException {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket server = listen(0)) {
            return server.getLocalPort();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
