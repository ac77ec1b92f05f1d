package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications on the engine, between real sockets and files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndToEndTest {
    private static final int MILLION = 1_000_000;
    private static final int FRAME = 9;
    private static final int ANSWER = 13;

    @TempDir
    Path folder;

    private final ExecutorService peers = Executors.newCachedThreadPool();
    private final Engine engine = Engine.create(EngineOptions.standard());
    private ServerSocket server;

    /** A letter and its votes, or all of its votes so far. */
    private record Votes(char letter, long count) {}

    private static final class Tally {
        private long votes;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        peers.shutdownNow();
    }

    @Test
    void answersWithTheExactBytes() throws Exception {
        try (Deployment running = deploy(alphabet())) {
            try (Socket sender = connect(running);
                    Socket receiver = server.accept()) {
                final byte[] vote = HexFormat.of().parseHex("000000054100001534");
                sender.getOutputStream().write(vote);
                sender.getOutputStream().write(vote);

                assertThat(HexFormat.of().formatHex(receiver.getInputStream().readNBytes(2 * ANSWER)))
                        .isEqualTo("00000009410000000000001534" + "00000009410000000000002a68");
            }
        }
    }

    @Test
    void aMillionFramesGiveAMillionAnswersAndExactTotals() throws Exception {
        try (Deployment running = deploy(alphabet())) {
            final Future<Answers> answers = peers.submit(() -> {
                try (Socket receiver = server.accept()) {
                    return Answers.read(receiver, MILLION);
                }
            });
            try (Socket sender = connect(running)) {
                sender.getOutputStream().write(votes(MILLION));
                final Answers got = answers.get();
                assertThat(got.count()).isEqualTo(MILLION);
                assertThat(got.totals()).isEqualTo(expectedTotals(MILLION));
            }
            final EndReport report = running.stop(Duration.ofSeconds(10)).get();
            final NodeMetrics.Counts source = counts(report, "in");
            assertThat(source.received()).isEqualTo(MILLION);
            assertThat(counts(report, "out").passed()).isEqualTo(MILLION);
            assertThat(report.undelivered()).isEmpty();
            assertThat(report.halfFrames()).isEmpty();
        }
    }

    @Test
    void aReceiverThatDoesNotReadMakesTheSenderWaitAndThenGetsEverything() throws Exception {
        final int count = 2 * MILLION;
        try (Deployment running = deploy(alphabet())) {
            final AtomicLong sent = new AtomicLong();
            final Future<?> sending = peers.submit(() -> {
                try (Socket sender = connect(running)) {
                    final byte[] all = votes(count);
                    for (int at = 0; at < all.length; at += 9_000) {
                        sender.getOutputStream().write(all, at, Math.min(9_000, all.length - at));
                        sent.set(at);
                    }
                }
                return null;
            });
            try (Socket receiver = server.accept()) {
                awaitStill(sent);
                assertThat(sending.isDone()).isFalse();

                final Answers got = Answers.read(receiver, count);

                sending.get();
                assertThat(got.totals()).isEqualTo(expectedTotals(count));
            }
        }
    }

    @Test
    void saysAtTheEndWhatCouldNotBeDeliveredAndWhatWasHalf() throws Exception {
        final int nobody = server.getLocalPort();
        server.close();
        try (Deployment running = deploy(alphabet(nobody))) {
            try (Socket sender = connect(running)) {
                sender.getOutputStream().write(votes(3));
                sender.getOutputStream().write(new byte[] {0, 0});
                awaitReceived(running, 3);

                final EndReport report = running.stop(Duration.ofMillis(200)).get();

                assertThat(report.undelivered()).containsEntry("out", 3L);
                assertThat(report.halfFrames()).containsEntry("in", 1L);
            }
        }
    }

    @Test
    void refusesAPortInUseAndLeavesNothingOpen() throws Exception {
        final Application app = Application.named("taken");
        app.source("free", Sources.tcp(0), frame -> 1).discard("end");
        app.source("in", Sources.tcp(server.getLocalPort()), frame -> 1).discard("end-too");

        assertThatThrownBy(() -> deploy(app))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("in can't listen on 127.0.0.1:" + server.getLocalPort() + ": the port is in use");
    }

    @Test
    void refusesASinkThatIsAimedAtItsOwnSource() {
        final Application app = Application.named("ring");
        app.source("in", Sources.tcp(7001), frame -> 1)
                .sink("out", Sinks.tcp("localhost", 7001), Sinks.line(n -> "" + n));

        assertThatThrownBy(() -> deploy(app))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("out would connect to in");
    }

    @Test
    void countsWhatAFullDiskDidNotTake() throws Exception {
        final Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Files.writeString(folder.resolve("in.txt"), "line\n".repeat(1_000));
        final Application app = Application.named("full");
        app.source("in", Sources.file(Path.of("in.txt")), EndToEndTest::text)
                .sink("out", Sinks.file(full), Sinks.line(text -> text));

        try (Deployment running = deploy(app)) {
            awaitReceived(running, 1_000);
            final EndReport report = running.stop(Duration.ofMillis(100)).get();

            assertThat(report.undelivered()).containsEntry("out", 1_000L);
        }
    }

    @Test
    void readsAFileWritesAFileAndIsComplete() throws Exception {
        Files.writeString(folder.resolve("in.txt"), "1\n".repeat(100_000) + "oops\n2");
        final Application app = Application.named("files");
        app.source("in", Sources.file(Path.of("in.txt")), EndToEndTest::text)
                .compute("times-two", line -> 2 * Integer.parseInt(line))
                .sink("out", Sinks.file(Path.of("out.txt")), Sinks.line(n -> "" + n));

        try (Deployment running = deploy(app)) {
            final EndReport report = running.ended().get();

            assertThat(folder.resolve("out.txt")).hasContent("2\n".repeat(100_000) + "4\n");
            assertThat(counts(report, "times-two").failed()).isEqualTo(1);
            assertThat(report.undelivered()).isEmpty();
        }
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Engine piped = Engine.create(EngineOptions.standard()
                .withStandardIn(new ByteArrayInputStream("stressed\nlive".getBytes(StandardCharsets.UTF_8)))
                .withStandardOut(out));
        final Application app = Application.named("reverse");
        app.source("in", Sources.stdin(), EndToEndTest::text)
                .compute("reverse", line -> new StringBuilder(line).reverse().toString())
                .sink("out", Sinks.stdout(), Sinks.line(text -> text));

        try (Deployment running = piped.deploy(app.plan(Layers.NONE, folder))) {
            running.ended().get();
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("desserts\nevil\n");
    }

    private Application alphabet() {
        return alphabet(server.getLocalPort());
    }

    private static Application alphabet(int target) {
        final Application app = Application.named("alphabet");
        final State<Tally> tallies = app.state("votes", Tally::new);
        final Pipeline<Votes> votes =
                app.source("in", Sources.tcp(0), frame -> new Votes((char) frame.get(), frame.getInt()));
        votes.key("by-letter", Votes::letter)
                .computeWith("add-votes", tallies, (vote, tally) -> {
                    tally.votes += vote.count();
                    return new Votes(vote.letter(), tally.votes);
                })
                .sink(
                        "out",
                        Sinks.tcp("127.0.0.1", target),
                        (total, into) ->
                                into.putInt(FRAME).put((byte) total.letter()).putLong(total.count()));
        return app;
    }

    private Deployment deploy(Application app) throws DeploymentRefused {
        return engine.deploy(app.plan(Layers.NONE, folder));
    }

    private static Socket connect(Deployment running) throws IOException {
        final int port = running.metrics().nodes().get("in").link().port();
        return new Socket(InetAddress.getByName("127.0.0.1"), port);
    }

    private static NodeMetrics.Counts counts(EndReport report, String node) {
        return report.metrics().nodes().get(node).counts();
    }

    private static void awaitReceived(Deployment running, long count) {
        final TestClock clock = new TestClock();
        final long end = clock.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (running.metrics().nodes().get("in").counts().received() < count) {
            assertThat(clock.nanoTime()).as("time to wait for frames").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Waits until a number has not changed for a while. */
    private void awaitStill(AtomicLong number) throws Exception {
        long before = -1;
        while (before != number.get() || before == 0) {
            before = number.get();
            peers.awaitTermination(500, TimeUnit.MILLISECONDS);
        }
    }

    private static String text(ByteBuffer frame) {
        final byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Frames of one letter and its votes: the letters take turns, the votes are counted from 0. */
    private static byte[] votes(int count) {
        final ByteBuffer all = ByteBuffer.allocate(count * FRAME);
        for (int i = 0; i < count; i++) {
            all.putInt(5).put((byte) ('A' + i % 26)).putInt(i % 1_000);
        }
        return all.array();
    }

    private static long[] expectedTotals(int count) {
        final long[] totals = new long[26];
        for (int i = 0; i < count; i++) {
            totals[i % 26] += i % 1_000;
        }
        return totals;
    }

    /** What came back: how many answers, and the last total of each letter. */
    @SuppressWarnings("ArrayRecordComponent") // compared by the test alone
    private record Answers(int count, long[] totals) {
        static Answers read(Socket receiver, int count) throws IOException {
            final DataInputStream in = new DataInputStream(new BufferedInputStream(receiver.getInputStream(), 1 << 16));
            final long[] totals = new long[26];
            for (int i = 0; i < count; i++) {
                if (in.readInt() != FRAME) {
                    throw new AssertionError("answer " + i + " does not begin with its length");
                }
                final int letter = in.readByte() - 'A';
                final long total = in.readLong();
                if (total < totals[letter]) {
                    throw new AssertionError("a total went back: " + Arrays.toString(totals));
                }
                totals[letter] = total;
            }
            receiver.setSoTimeout(50);
            try {
                return new Answers(in.read() < 0 ? count : count + 1, totals);
            } catch (SocketTimeoutException nothingMore) {
                return new Answers(count, totals);
            }
        }
    }
}
