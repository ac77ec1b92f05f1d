package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss, duplicates and disorder are looked for from socket to socket, on one worker and on several. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DetectorTest {
    private static final Pattern UNCONFIRMED = Pattern.compile("up to (\\d+) messages? unconfirmed");
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final ExecutorService peers = Executors.newCachedThreadPool();
    private final Detector detector = new Detector();
    private ServerSocket server;

    private record Number(int stream, long value) {}

    private record Last(int stream, long[] ring) {}

    private static final class Ring {
        private final long[] last = new long[4];

        long[] add(long value) {
            System.arraycopy(last, 1, last, 0, 3);
            last[3] = value;
            return last.clone();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket();
        server.setReceiveBufferSize(16 << 10);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        peers.shutdownNow();
    }

    private Deployment deploy(int workers) throws Exception {
        final Application app = Application.named("sequence-window");
        final State<Ring> rings = app.state("rings", Ring::new);
        app.source("in", Sources.tcp(0), frame -> new Number(frame.getInt(), frame.getLong()))
                .key("parity", number -> 2L * number.stream() + number.value() % 2)
                .computeWith("ring", rings, (number, ring) -> new Last(number.stream(), ring.add(number.value())))
                .sink("out", Sinks.tcp("127.0.0.1", server.getLocalPort()).with("buffer", "64Ki"), (last, into) -> {
                    into.putInt(Detector.OUT).putInt(last.stream());
                    for (final long value : last.ring()) {
                        into.putLong(value);
                    }
                });
        return Engine.create(EngineOptions.standard().withWorkers(workers)).deploy(app.plan());
    }

    private static Socket connect(Deployment running) throws IOException {
        return new Socket(
                InetAddress.getByName("127.0.0.1"), node(running, "in").link().port());
    }

    private static NodeMetrics node(Deployment running, String name) {
        return running.metrics().nodes().get(name);
    }

    /** Sends the numbers from one to another of a stream. */
    private static void send(Socket to, int stream, long from, long last) throws IOException {
        final ByteBuffer block = ByteBuffer.allocate(512 * (4 + Detector.IN));
        for (long value = from; value <= last; value++) {
            block.putInt(Detector.IN).putInt(stream).putLong(value);
            if (!block.hasRemaining() || value == last) {
                to.getOutputStream().write(block.array(), 0, block.position());
                block.clear();
            }
        }
    }

    private Future<?> receiver(long messages) {
        return peers.submit(() -> {
            try (Socket from = server.accept()) {
                detector.read(from.getInputStream(), messages);
            }
            return null;
        });
    }

    private static void until(String what, BooleanSupplier condition) {
        final TestClock clock = new TestClock();
        final long end = clock.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() > end) {
                fail("in vain waited until " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private void assertAllCame(EndReport report, long messages) {
        assertThat(detector.wrong()).isEmpty();
        assertThat(detector.lost()).isZero();
        assertThat(detector.messages()).isEqualTo(messages);
        assertThat(report.undelivered()).isEmpty();
        assertThat(report.halfFrames()).isEmpty();
        assertThat(report.metrics().nodes().get("in").counts().received()).isEqualTo(messages);
        assertThat(report.metrics().nodes().get("out").counts().passed()).isEqualTo(messages);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void oneConnectionComesOutWholeAndInOrder(int workers) throws Exception {
        final int count = 300_000;
        try (Deployment running = deploy(workers)) {
            final Future<?> receiver = receiver(count);
            try (Socket sender = connect(running)) {
                send(sender, 7, 1, count);
                receiver.get();
            }
            assertAllCame(running.stop(BOUND).get(), count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aSlowReceiverMakesTheSenderWaitAndGetsEverything(int workers) throws Exception {
        final int count = 40_000;
        try (Deployment running = deploy(workers)) {
            final Future<?> receiver = peers.submit(() -> {
                try (Socket from = server.accept()) {
                    detector.read(new Slow(from.getInputStream()), count);
                }
                return null;
            });
            try (Socket sender = connect(running)) {
                send(sender, 1, 1, count);
                receiver.get();
            }
            assertAllCame(running.stop(BOUND).get(), count);
        }
    }

    /** Gives a few bytes at a time, and takes its time for each. */
    private static final class Slow extends InputStream {
        private final InputStream from;

        Slow(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            return from.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            LockSupport.parkNanos(10_000);
            return from.read(into, offset, Math.min(length, 61));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aHundredConnectionsAreSharedOutAndEachKeepsItsOrder(int workers) throws Exception {
        final int connections = 100;
        final int each = 3_000;
        try (Deployment running = deploy(workers)) {
            final Future<?> receiver = receiver((long) connections * each);
            final List<Socket> sockets = new ArrayList<>();
            for (int stream = 0; stream < connections; stream++) {
                sockets.add(connect(running));
            }
            until("all are accepted", () -> node(running, "in").link().connections() == connections);
            final List<Future<?>> senders = new ArrayList<>();
            for (int stream = 0; stream < connections; stream++) {
                final int number = stream;
                senders.add(peers.submit(() -> {
                    send(sockets.get(number), number, 1, each);
                    return null;
                }));
            }
            for (final Future<?> sender : senders) {
                sender.get();
            }
            receiver.get();
            for (final Socket socket : sockets) {
                socket.close();
            }
            until("all are gone", () -> node(running, "in").link().connections() == 0);
            assertAllCame(running.stop(BOUND).get(), (long) connections * each);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aReceiverThatGoesAwayAgainAndAgainGetsNothingTwiceAndMissesNoMoreThanIsSaid(int workers) throws Exception {
        final int losses = 4;
        try (Deployment running = deploy(workers)) {
            final AtomicBoolean enough = new AtomicBoolean();
            final Future<Long> sender = peers.submit(() -> {
                long next = 1;
                try (Socket to = connect(running)) {
                    for (; !enough.get(); next += 1_000) {
                        send(to, 3, next, next + 999);
                    }
                    // what is whole at the end shows that nothing is missing behind the last loss
                    send(to, 3, next, next + 999);
                }
                return next + 999;
            });
            for (int i = 0; i < losses; i++) {
                try (Socket from = server.accept()) {
                    detector.read(from.getInputStream(), 5_000 + i);
                    from.setSoLinger(true, 0);
                }
            }
            enough.set(true);
            try (Socket from = server.accept()) {
                final Future<?> rest = peers.submit(() -> {
                    detector.read(from.getInputStream(), Long.MAX_VALUE);
                    return null;
                });
                final long last = sender.get();
                until("the last has come", () -> detector.newest(3, 0) == last && detector.newest(3, 1) == last - 1);
                final EndReport report = running.stop(BOUND).get();
                rest.get();
                assertThat(detector.wrong()).isEmpty();
                assertThat(report.undelivered()).isEmpty();
                assertThat(report.metrics().nodes().get("in").counts().received())
                        .isEqualTo(last);
                assertThat(detector.messages() + detector.lost()).isEqualTo(last);
                assertThat(detector.lost()).isLessThanOrEqualTo(unconfirmed(report));
            }
        }
    }

    private static long unconfirmed(EndReport report) {
        return report.metrics().nodes().get("out").failures().stream()
                .map(sample -> UNCONFIRMED.matcher(sample.error()))
                .filter(Matcher::find)
                .mapToLong(words -> Long.parseLong(words.group(1)))
                .sum();
    }
}
