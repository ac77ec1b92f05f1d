package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.Windows;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.settings.Layers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows between real sockets: event time of several connections, on several workers. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WindowsEndToEndTest {
    private static final int KEYS = 100;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        server.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** A number, of which the key is the last two digits, and when it happened. */
    private record Event(long number, long millis) {}

    private static final class Count implements Aggregation<Event, Long, String> {
        @Override
        public Long initial() {
            return 0L;
        }

        @Override
        public Long update(Long acc, Event in) {
            return acc + 1;
        }

        @Override
        public Long combine(Long a, Long b) {
            return a + b;
        }

        @Override
        public @Nullable String output(@Nullable Object key, Window window, Long acc) {
            return acc == 0 ? null : window.start().toEpochMilli() + " " + key + " " + acc;
        }
    }

    private Deployment deploy(int workers, Windows windows) throws Exception {
        final Application app = Application.named("windows");
        app.source(
                        "in",
                        Sources.tcp(0),
                        frame -> new Event(frame.getLong(), frame.getLong()),
                        event -> TimeUnit.MILLISECONDS.toNanos(event.millis()))
                .key("by-key", event -> event.number() % KEYS)
                .window("counts", windows, new Count())
                .sink("out", Sinks.tcp("127.0.0.1", server.getLocalPort()), Sinks.line(text -> text));
        return Engine.create(EngineOptions.standard().withWorkers(workers)).deploy(app.plan(Layers.NONE, Path.of(".")));
    }

    private static Socket connect(Deployment running) throws IOException {
        final int port = Objects.requireNonNull(running.metrics().nodes().get("in"))
                .link()
                .port();
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, long from, long to) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate((int) (to - from) * 20);
        for (long number = from; number < to; number++) {
            bytes.putInt(16).putLong(number).putLong(number);
        }
        socket.getOutputStream().write(bytes.array());
    }

    /** A message each millisecond by turns over several connections; every second of every key comes out once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everySecondOfEveryKeyComesOutOnceAndWhole(int workers) throws Exception {
        final Windows windows = Windows.tumbling(Duration.ofSeconds(1)).delay(Duration.ofSeconds(10));
        try (Deployment running = deploy(workers, windows);
                Socket receiver = server.accept();
                Socket first = connect(running);
                Socket second = connect(running)) {
            await(() -> connections(running) == 2);
            for (int block = 0; block < 60; block++) {
                send(block % 2 == 0 ? first : second, block * 1000L, (block + 1) * 1000L);
            }
            final List<String> lines = lines(receiver, 40 * KEYS);
            assertThat(lines).doesNotHaveDuplicates().allMatch(line -> line.endsWith(" 10"));
            first.close();
            second.close();
            final var stopped = running.stop(Duration.ofSeconds(10));
            lines.addAll(lines(receiver, 20 * KEYS));
            assertThat(lines).doesNotHaveDuplicates().hasSize(60 * KEYS).allMatch(line -> line.endsWith(" 10"));
            final Counts counts = Objects.requireNonNull(
                            stopped.get().metrics().nodes().get("counts"))
                    .counts();
            assertThat(counts.received()).isEqualTo(60_000);
            assertThat(counts.passed()).isEqualTo(60_000);
            assertThat(counts.late()).isZero();
            assertThat(counts.held()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aConnectionThatIsBehindHoldsTheOthersUntilItCloses(int workers) throws Exception {
        try (Deployment running = deploy(workers, Windows.tumbling(Duration.ofSeconds(1)));
                Socket receiver = server.accept();
                Socket behind = connect(running);
                Socket ahead = connect(running)) {
            await(() -> connections(running) == 2);
            send(behind, 0, 1);
            await(() -> counts(running).held() == 1);
            send(ahead, 100, 2100);
            final BufferedReader reader =
                    new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
            await(() -> counts(running).held() == 2001);
            assertThat(reader.ready()).isFalse();
            behind.close();
            final List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2 * KEYS; i++) {
                lines.add(reader.readLine());
            }
            assertThat(lines).contains("0 0 10", "0 1 9", "1000 7 10");
        }
    }

    private static void await(BooleanSupplier condition) {
        final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as("it comes in time").isNegative();
            Thread.onSpinWait();
        }
    }

    private static int connections(Deployment running) {
        return Objects.requireNonNull(running.metrics().nodes().get("in"))
                .link()
                .connections();
    }

    private static Counts counts(Deployment running) {
        return Objects.requireNonNull(running.metrics().nodes().get("counts")).counts();
    }

    private static List<String> lines(Socket receiver, int count) throws IOException {
        final List<String> lines = new ArrayList<>();
        final StringBuilder line = new StringBuilder();
        while (lines.size() < count) {
            final int next = receiver.getInputStream().read();
            assertThat(next).isNotNegative();
            if (next == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                line.append((char) next);
            }
        }
        return lines;
    }
}
