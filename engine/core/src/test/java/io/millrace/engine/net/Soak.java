package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything at once for a long time: a generator as fast as it goes, two connections in, a receiver that is slow, one
 * that goes away again and again, metrics that are read all the time, on several workers. Nothing may grow, and every
 * count must be right at the end. {@code ./mvnw -Psoak -pl engine/core -am test}, ten minutes, or
 * {@code -Dsoak.minutes=}.
 */
class Soak {
    private static final int WORKERS = 3;
    private static final int STREAMS = 2;
    private static final int SENSORS = 1000;
    private static final int SAMPLES = 40;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final ExecutorService peers = Executors.newCachedThreadPool();
    private final Detector leaving = new Detector();
    private final Detector slow = new Detector();
    private final SoakReader reader = new SoakReader();
    private final SoakWatch watch = new SoakWatch();
    private final Numbers numbers = new Numbers();
    /** Nobody leaves any more, so that what comes last is not lost. */
    private volatile boolean calm;

    private volatile boolean staying;
    private volatile boolean over;

    private record Number(int stream, long value) {}

    private record Last(int stream, long[] ring) {
        void encode(ByteBuffer into) {
            into.putInt(Detector.OUT).putInt(stream);
            for (final long value : ring) {
                into.putLong(value);
            }
        }
    }

    private static final class Ring {
        private final long[] last = new long[4];

        long[] add(long value) {
            System.arraycopy(last, 1, last, 0, 3);
            last[3] = value;
            return last.clone();
        }
    }

    private static final class Tally {
        private long count;
    }

    /** 0, 1, 2... */
    private static final class Numbers implements Generator<Long> {
        private volatile long made;

        @Override
        public Long initial() {
            made = 1;
            return 0L;
        }

        @Override
        public Long next(Long previous) {
            made = previous + 2;
            return previous + 1;
        }
    }

    @AfterEach
    void end() {
        over = true;
        peers.shutdownNow();
    }

    private static ServerSocket listen() throws IOException {
        final ServerSocket server = new ServerSocket();
        server.setReceiveBufferSize(16 << 10);
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        return server;
    }

    private Application application(int leavingPort, int slowPort) {
        final Application app = Application.named("soak");
        final State<Ring> rings = app.state("rings", Ring::new);
        final Pipeline<Last> last = app.source(
                        "in", Sources.tcp(0), frame -> new Number(frame.getInt(), frame.getLong()))
                .key("parity", number -> 2L * number.stream() + number.value() % 2)
                .computeWith("ring", rings, (number, ring) -> new Last(number.stream(), ring.add(number.value())));
        last.sink("leaving", Sinks.tcp("127.0.0.1", leavingPort).with("buffer", "64Ki"), Last::encode);
        last.sink("slow", Sinks.tcp("127.0.0.1", slowPort).with("buffer", "64Ki"), Last::encode);
        final State<Tally> tallies = app.state("tallies", Tally::new);
        app.generator("numbers", 0, numbers)
                .compute("filter", n -> n % 8 == 0 ? null : n)
                .key("by-sensor", n -> n % SENSORS)
                .computeWith("count", tallies, (Long n, Tally tally) -> ++tally.count)
                .discard("flood");
        return app;
    }

    @Test
    void nothingGrowsAndEveryCountIsRight() throws Exception {
        final Duration length = Duration.ofMillis(Math.round(60_000 * minutes()));
        try (ServerSocket goes = listen();
                ServerSocket stays = listen();
                Deployment running = Engine.create(EngineOptions.standard().withWorkers(WORKERS))
                        .deploy(application(goes.getLocalPort(), stays.getLocalPort())
                                .plan())) {
            final Future<?> polls = peers.submit(() -> poll(running));
            final Future<?> unused = peers.submit(() -> receiveAndLeave(goes));
            final Future<?> receives = peers.submit(() -> receive(stays));
            final List<Future<Long>> senders = new ArrayList<>();
            for (int stream = 0; stream < STREAMS; stream++) {
                final int number = stream;
                senders.add(peers.submit(() -> send(running, number)));
            }
            for (int i = 0; i < SAMPLES; i++) {
                LockSupport.parkNanos(length.toNanos() / SAMPLES);
                System.out.println(
                        watch.take().text() + ", " + numbers.made + " numbers, " + slow.messages() + " by socket");
            }
            calm = true;
            until("nobody leaves any more", () -> staying);
            over = true;
            long sent = 0;
            for (int stream = 0; stream < STREAMS; stream++) {
                final long last = senders.get(stream).get();
                final int number = stream;
                sent += last;
                until("all has come", () -> slow.newest(number, 0) == last && leaving.newest(number, 0) == last);
            }
            final EndReport report = running.stop(BOUND).get();
            polls.get();
            receives.get();
            check(report, sent);
        }
        watch.assertFlat();
    }

    private static double minutes() {
        final String asked = System.getProperty("soak.minutes", "");
        return asked.isBlank() ? 10 : Double.parseDouble(asked);
    }

    private void check(EndReport report, long sent) {
        assertThat(slow.wrong()).isEmpty();
        assertThat(slow.lost()).isZero();
        assertThat(slow.messages()).isEqualTo(sent);
        assertThat(leaving.wrong()).isEmpty();
        assertThat(leaving.messages() + leaving.lost()).isEqualTo(sent);
        assertThat(leaving.lost()).isLessThanOrEqualTo(reader.unconfirmed());
        for (final String edge : List.of("in--parity", "parity--ring", "ring--leaving", "ring--slow")) {
            assertThat(crossed(report, edge)).as(edge).isEqualTo(sent);
        }
        assertThat(node(report, "in").counts().received()).isEqualTo(sent);
        assertThat(node(report, "in").counts().bytes()).isEqualTo(sent * Detector.IN);
        assertThat(node(report, "slow").counts().passed()).isEqualTo(sent);
        final long made = numbers.made;
        final long kept = made - (made + 7) / 8;
        assertThat(crossed(report, "numbers--filter")).isEqualTo(made);
        assertThat(crossed(report, "filter--by-sensor")).isEqualTo(kept);
        assertThat(crossed(report, "by-sensor--count")).isEqualTo(kept);
        assertThat(crossed(report, "count--flood")).isEqualTo(kept);
        assertThat(node(report, "count").counts().keys()).isEqualTo(SENSORS - SENSORS / 8);
        assertThat(report.undelivered()).isEmpty();
        assertThat(report.metrics().nodes().get("ring").latency().total().isKnown())
                .isTrue();
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.reads()).isPositive();
    }

    private static long crossed(EndReport report, String edge) {
        return Objects.requireNonNull(report.metrics().edges().get(edge)).messages();
    }

    private static NodeMetrics node(EndReport report, String name) {
        return Objects.requireNonNull(report.metrics().nodes().get(name));
    }

    private Void poll(Deployment running) {
        while (!running.status().isTerminal()) {
            reader.read(running.metrics());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return null;
    }

    /** Numbers 1, 2, 3... of a stream until it is over; returns the last, which is even. */
    private long send(Deployment running, int stream) throws IOException {
        final int port = running.metrics().nodes().get("in").link().port();
        final ByteBuffer block = ByteBuffer.allocate(100 * (4 + Detector.IN));
        long value = 0;
        try (Socket to = new Socket("127.0.0.1", port)) {
            while (!over) {
                for (block.clear(); block.hasRemaining(); ) {
                    block.putInt(Detector.IN).putInt(stream).putLong(++value);
                }
                to.getOutputStream().write(block.array());
            }
        }
        return value;
    }

    private Void receive(ServerSocket at) throws IOException {
        try (Socket from = at.accept()) {
            slow.read(new Slow(from.getInputStream()), Long.MAX_VALUE);
        }
        return null;
    }

    /** Resets the connection after some thousand messages, again and again. */
    private Void receiveAndLeave(ServerSocket at) throws IOException {
        for (int i = 0; ; i++) {
            try (Socket from = at.accept()) {
                staying = calm;
                leaving.read(from.getInputStream(), staying ? Long.MAX_VALUE : 20_000 + i % 100);
                from.setSoLinger(true, 0);
            }
        }
    }

    /** Gives what there is in small parts, and rests now and then. */
    private static final class Slow extends FilterInputStream {
        Slow(InputStream from) {
            super(from);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            LockSupport.parkNanos(20_000);
            return super.read(into, offset, Math.min(length, 1000));
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        final TestClock clock = new TestClock();
        final long end = clock.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(clock.nanoTime()).as("waited in vain until " + what).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
