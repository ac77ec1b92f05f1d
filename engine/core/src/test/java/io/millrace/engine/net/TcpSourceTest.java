package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.framing.Framing;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.SourceConnector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpSourceTest {
    private final TestWorker worker = new TestWorker();
    private final TestReceiver receiver = new TestReceiver();
    private final SourceConnector source =
            new NetConnectors().sources().get("tcp-source").get();
    private final ExecutorService peers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        worker.close();
        peers.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"u8,,", "u16,,", "u32,,", "u64,,", "lines,,", "delimiter,|,", "fixed,,5"})
    void findsFramesOfEveryFramingSplitAtEveryByte(String framing, String delimiter, String size) throws Exception {
        final Map<String, String> settings = new HashMap<>();
        settings.put("framing", framing);
        settings.put("delimiter", delimiter == null ? "\\0" : delimiter);
        settings.put("frame-size", size == null ? "16" : size);
        open("framing", framing, "delimiter", settings.get("delimiter"), "frame-size", settings.get("frame-size"));
        final byte[] stream = stream(Framing.from(settings::get), List.of("alpha", "betas", "gamma"));

        int expected = 0;
        for (int split = 0; split <= stream.length; split++) {
            try (Socket peer = connect()) {
                peer.getOutputStream().write(stream, 0, split);
                worker.turn();
                worker.turn();
                peer.getOutputStream().write(stream, split, stream.length - split);
                expected += 3;
                final int wanted = expected;
                worker.until("all frames are there", () -> receiver.frames.size() == wanted);
            }
        }
        for (int i = 0; i < receiver.frames.size(); i += 3) {
            assertThat(receiver.frames.subList(i, i + 3)).containsExactly("alpha", "betas", "gamma");
        }
        worker.until("all connections are gone", () -> source.link().connections() == 0);
        assertThat(worker.troubles).isEmpty();
        assertThat(source.halfFrames()).isZero();
    }

    @Test
    void countsWholeFramesThatItHasReadAndNobodyTook() throws Exception {
        open("framing", "lines");
        receiver.room = 1;
        try (Socket peer = connect()) {
            peer.getOutputStream().write("a\nb\nc\nd".getBytes(StandardCharsets.UTF_8));
            worker.until("one is taken", () -> receiver.frames.size() == 1);
            worker.until("two wait", () -> source.unread() == 2);

            receiver.room = 2;
            worker.until("one more is taken", () -> receiver.frames.size() == 2);
            assertThat(source.unread()).isEqualTo(1);
        }
    }

    @Test
    void showsThePortThatItReallyHas() throws Exception {
        open();

        assertThat(source.link().port()).isPositive();
        assertThat(source.link().text())
                .isEqualTo("listening on 127.0.0.1:" + source.link().port());
        assertThat(source.link().up()).isTrue();
        assertThat(source.link()).isSameAs(source.link());
    }

    @Test
    void servesFiftyConnectionsAtOnceEachInItsOwnOrder() throws Exception {
        open("framing", "lines");
        final List<Future<?>> senders = new ArrayList<>();
        for (int c = 0; c < 50; c++) {
            final int connection = c;
            senders.add(peers.submit(() -> {
                try (Socket peer = connect()) {
                    for (int i = 0; i < 200; i++) {
                        peer.getOutputStream().write(bytes(connection + ":" + i + "\n"));
                    }
                }
                return null;
            }));
        }

        worker.until("all frames are there", () -> receiver.frames.size() == 50 * 200);

        for (final Future<?> sender : senders) {
            sender.get();
        }
        final Map<String, Integer> next = new HashMap<>();
        for (final String frame : receiver.frames) {
            final String[] parts = frame.split(":");
            assertThat(Integer.parseInt(parts[1])).isEqualTo(next.getOrDefault(parts[0], 0));
            next.merge(parts[0], 1, Integer::sum);
        }
        assertThat(next).hasSize(50);
    }

    @Test
    void aConnectionWithManyFramesDoesNotKeepOthersWaiting() throws Exception {
        open("framing", "lines");
        receiver.room = 0;
        try (Socket one = connect();
                Socket other = connect()) {
            one.getOutputStream().write(bytes("1\n".repeat(10_000)));
            other.getOutputStream().write(bytes("2\n".repeat(10_000)));
            worker.turnFor(50);
            receiver.room = Integer.MAX_VALUE;

            source.poll(256);

            assertThat(receiver.frames).hasSize(256).contains("1", "2");
        }
    }

    @Test
    void makesTheSenderWaitWhileNobodyHasRoomAndLosesNothing() throws Exception {
        open("framing", "lines");
        receiver.room = 0;
        final AtomicLong sent = new AtomicLong();
        final int count = 3_000_000;
        final Future<?> sender = peers.submit(() -> {
            try (Socket peer = connect()) {
                final ByteArrayOutputStream block = new ByteArrayOutputStream();
                for (int i = 0; i < count; i++) {
                    block.writeBytes(bytes(i + "\n"));
                    if (block.size() > 60_000 || i == count - 1) {
                        block.writeTo(peer.getOutputStream());
                        sent.addAndGet(block.size());
                        block.reset();
                    }
                }
            }
            return null;
        });
        long before = -1;
        while (before != sent.get() || before == 0) {
            before = sent.get();
            worker.turnFor(300);
        }
        assertThat(sender.isDone()).isFalse();
        assertThat(before).isLessThan(16L << 20);

        receiver.room = Integer.MAX_VALUE;
        worker.until("all frames are there", () -> receiver.frames.size() == count);

        sender.get();
        for (int i = 0; i < count; i++) {
            if (Integer.parseInt(receiver.frames.get(i)) != i) {
                assertThat(receiver.frames.get(i)).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void takesFramesLargerThanItsBufferUpToTheLimit() throws Exception {
        open("framing", "u32", "max-frame", "1Mi");
        final String large = "x".repeat(1 << 20);
        final Future<?> sender = peers.submit(() -> {
            try (Socket peer = connect()) {
                peer.getOutputStream().write(stream(Framing.length(4), List.of("a", large, "b", large, large, "c")));
            }
            return null;
        });

        worker.until("all frames are there", () -> receiver.frames.size() == 6);

        sender.get();
        assertThat(receiver.frames).containsExactly("a", large, "b", large, large, "c");
    }

    @Test
    void closesAConnectionThatAnnouncesTwoGigabytesAndServesTheOthers() throws Exception {
        open();
        try (Socket bad = connect();
                Socket good = connect()) {
            final byte[] first = Framing.length(4).frame(bytes("ok"));
            bad.getOutputStream().write(first);
            bad.getOutputStream()
                    .write(ByteBuffer.allocate(4).putInt(0x8000_0000).array());
            worker.until("the trouble is told", () -> !worker.troubles.isEmpty());

            good.getOutputStream().write(first);
            worker.until("the other's frame is there", () -> receiver.frames.size() == 2);
            assertThat(worker.troubles)
                    .containsExactly(
                            "in: a frame of 2147483648 bytes was announced, and at most 16Mi are allowed (max-frame);"
                                    + " the connection was closed [127.0.0.1:" + bad.getLocalPort() + "]");
            assertThat(peers.submit(() -> readToEnd(bad)).get()).isEmpty();
            assertThat(source.link().connections()).isEqualTo(1);
            assertThat(source.halfFrames()).isZero();
        }
    }

    @Test
    void reportsHalfAFrameAtTheEndOfAConnection() throws Exception {
        open("framing", "lines");
        final int port;
        try (Socket peer = connect()) {
            port = peer.getLocalPort();
            peer.getOutputStream().write(bytes("whole\nhal"));
        }

        worker.until("the half is told", () -> source.halfFrames() == 1);

        assertThat(receiver.frames).containsExactly("whole");
        assertThat(worker.troubles)
                .containsExactly("in: the connection ended in the middle of a frame: 3 bytes were not used"
                        + " [127.0.0.1:" + port + "]");
    }

    @Test
    void aConnectionThatIsResetIsNoTrouble() throws Exception {
        open("framing", "lines");
        try (Socket peer = connect()) {
            peer.getOutputStream().write(bytes("one\n"));
            worker.until("the frame is there", () -> receiver.frames.size() == 1);
            peer.setSoLinger(true, 0);
        }

        worker.until("the connection is gone", () -> source.link().connections() == 0);

        assertThat(worker.troubles).isEmpty();
    }

    @Test
    void handsOverWhatWasReadBeforeItStoppedAndReportsTheHalf() throws Exception {
        open("framing", "lines");
        receiver.room = 0;
        try (Socket peer = connect()) {
            peer.getOutputStream().write(bytes("one\ntwo\nthr"));
            worker.turnFor(50);

            source.stopReading();
            assertThat(source.ended()).isFalse();
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
            receiver.room = Integer.MAX_VALUE;
            worker.until("it has ended", source::ended);

            assertThat(receiver.frames).containsExactly("one", "two");
            assertThat(source.halfFrames()).isEqualTo(1);
            assertThat(source.link().up()).isFalse();
        }
    }

    @Test
    void endsAtOnceWhenItStopsWithoutConnections() throws Exception {
        open();

        assertThat(source.ended()).isFalse();
        source.stopReading();

        assertThat(source.ended()).isTrue();
    }

    @Test
    void closesOneConnectionTooMany() throws Exception {
        open("max-connections", "2");
        try (Socket first = connect();
                Socket second = connect()) {
            worker.until("both are there", () -> source.link().connections() == 2);
            try (Socket third = connect()) {
                worker.until("the third is refused", () -> !worker.troubles.isEmpty());
                assertThat(peers.submit(() -> readToEnd(third)).get()).isEmpty();
            }
            assertThat(worker.troubles.get(0)).contains("at most 2 are allowed (max-connections)");
            first.getOutputStream().write(Framing.length(4).frame(bytes("x")));
            second.getOutputStream().write(Framing.length(4).frame(bytes("y")));
            worker.until("both are served", () -> receiver.frames.size() == 2);
        }
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final String port = Integer.toString(other.getLocalPort());

            assertThatThrownBy(() -> open("port", port))
                    .isInstanceOf(DeploymentRefused.class)
                    .hasMessage("in can't listen on 127.0.0.1:" + port + ": the port is in use");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void refusesAnAddressThatThisMachineDoesNotHave(String host) {
        assertThatThrownBy(() -> open("host", host)).isInstanceOfSatisfying(DeploymentRefused.class, refused -> {
            assertThat(refused.getMessage()).startsWith("in can't listen on " + host + ":0: ");
            assertThat(refused.problems().get(0).advice()).contains("127.0.0.1");
        });
    }

    @Test
    void itsPortIsFreeAfterItWasClosed() throws Exception {
        open();
        final int port = source.link().port();
        source.close();
        source.close();
        worker.turn();

        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void mayBeClosedByWhoGetsAFrame() throws Exception {
        final AtomicInteger count = new AtomicInteger();
        source.open(worker.context("in", "tcp-source", "port", "0", "framing", "lines"), new FrameCloser(count));
        worker.add(source);
        try (Socket peer = connect()) {
            peer.getOutputStream().write(bytes("one\ntwo\n"));
            worker.until("a frame is there", () -> count.get() > 0);
        }
        worker.turn();

        assertThat(source.ended()).isTrue();
    }

    private final class FrameCloser implements io.millrace.engine.runtime.FrameReceiver {
        private final AtomicInteger count;

        FrameCloser(AtomicInteger count) {
            this.count = count;
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void frame(ByteBuffer bytes, int start, int length) {
            count.incrementAndGet();
            source.close();
        }
    }

    private void open(String... settings) throws DeploymentRefused {
        final List<String> all = new ArrayList<>(List.of("port", "0"));
        all.addAll(List.of(settings));
        source.open(worker.context("in", "tcp-source", all.toArray(String[]::new)), receiver);
        worker.add(source);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), source.link().port());
    }

    private static String readToEnd(Socket peer) {
        try {
            return new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // closed with a reset, which is an end as well
            return "";
        }
    }

    private static byte[] stream(Framing framing, List<String> payloads) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        payloads.forEach(payload -> out.writeBytes(framing.frame(bytes(payload))));
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
