package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Connector;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.framing.Framing;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.netty.util.internal.PlatformDependent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in by a socket ends at its connection or at its message: the worker goes on, in bounded memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GarbageTest {
    private static final int CONNECTIONS = 60;
    private static final int MOST = 10_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Reads what may not be there, as decoders do. */
    private static String decode(ByteBuffer frame) {
        final int kind = frame.get();
        final byte[] text = new byte[kind == 'A' ? 4 : Math.min(MOST, frame.getInt())];
        frame.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private Deployment deploy(Connector source) throws Exception {
        final Application app = Application.named("garbage");
        app.source("in", source, GarbageTest::decode).sink("out", Sinks.stdout(), Sinks.line(text -> text));
        return Engine.create(EngineOptions.standard().withWorkers(2).withStandardOut(new Seen()))
                .deploy(app.plan());
    }

    /** What has come out, for another thread to see. */
    private final class Seen extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            synchronized (out) {
                out.write(bytes, from, length);
            }
        }
    }

    private boolean hasSeen(String text) {
        synchronized (out) {
            return out.toString(StandardCharsets.ISO_8859_1).contains(text);
        }
    }

    private Socket connect(Deployment running) throws IOException {
        return new Socket(
                InetAddress.getByName("127.0.0.1"),
                running.metrics().nodes().get("in").link().port());
    }

    private void until(String what, BooleanSupplier condition) {
        final TestClock clock = new TestClock();
        final long end = clock.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(clock.nanoTime())
                    .as("in vain waited until %s, seed %d", what, seed)
                    .isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
    }

    private byte[] noise() {
        final byte[] noise = new byte[random.nextInt(MOST)];
        random.nextBytes(noise);
        // small numbers look like lengths
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(4) : noise[i];
        }
        return noise;
    }

    /** Pieces of any size, also single bytes. */
    private void write(Socket to, byte[] bytes) {
        try {
            for (int at = 0; at < bytes.length; ) {
                final int length = Math.min(bytes.length - at, random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(MOST));
                to.getOutputStream().write(bytes, at, length);
                at += length;
            }
        } catch (IOException closed) {
            // as it should be, for a stream that can't be read any further
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u8", "u16", "u32", "u64", "lines", "delimiter", "fixed"})
    void randomBytesHarmNobodyElse(String framing) throws Exception {
        final Connector source =
                Sources.tcp(0).with("framing", framing).with("max-frame", "2Ki").with("frame-size", "5");
        try (Deployment running = deploy(source);
                Socket good = connect(running)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (Socket bad = connect(running)) {
                    write(bad, noise());
                }
            }
            until(
                    "only the good one is left",
                    () -> running.metrics().nodes().get("in").link().connections() == 1);
            final Framing frames = Framing.from(setting -> switch (setting) {
                case "framing" -> framing;
                case "frame-size" -> "5";
                default -> "\\0";
            });
            good.getOutputStream().write(frames.frame("Agood".getBytes(StandardCharsets.ISO_8859_1)));
            until("the good one is heard", () -> hasSeen("good"));
            assertThat(running.metrics().status()).as("seed %d", seed).isEqualTo(DeploymentStatus.RUNNING);
        }
    }

    @Test
    void randomBytesInPlaceOfAHandshakeHarmNobodyElse() throws Exception {
        final Connector source = Sources.tcp(0)
                .with("tls", true)
                .with("tls-certificate", TestTls.file("server.pem"))
                .with("tls-key", TestTls.file("server.key"));
        try (Deployment running = deploy(source);
                Socket good = TestTls.connect(
                        running.metrics().nodes().get("in").link().port(), "ca", "")) {
            for (int i = 0; i < CONNECTIONS; i++) {
                final byte[] noise = noise();
                if (noise.length > 5 && random.nextBoolean()) {
                    // the beginning of a handshake
                    System.arraycopy(new byte[] {0x16, 3, 1}, 0, noise, 0, 3);
                }
                try (Socket bad = connect(running)) {
                    write(bad, noise);
                }
            }
            until(
                    "only the good one is left",
                    () -> running.metrics().nodes().get("in").link().connections() == 1);
            good.getOutputStream().write(Framing.length(4).frame("Agood".getBytes(StandardCharsets.ISO_8859_1)));
            until("the good one is heard", () -> hasSeen("good"));
        }
    }

    @Test
    void aLengthThatIsOnlyAnnouncedTakesNoMemory() throws Exception {
        final int announcing = 200;
        try (Deployment running = deploy(Sources.tcp(0))) {
            final long before = PlatformDependent.usedDirectMemory();
            final List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < announcing; i++) {
                final Socket socket = connect(running);
                sockets.add(socket);
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(100).putInt(16 << 20).array());
            }
            until(
                    "all are there",
                    () -> running.metrics().nodes().get("in").link().connections() == announcing);
            try (Socket good = connect(running)) {
                good.getOutputStream().write(Framing.length(4).frame("Agood".getBytes(StandardCharsets.ISO_8859_1)));
                until("the good one is heard", () -> hasSeen("good"));
            }
            assertThat(PlatformDependent.usedDirectMemory() - before)
                    .isLessThan(2L * ReadBuffers.STANDARD * announcing);
            for (final Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
