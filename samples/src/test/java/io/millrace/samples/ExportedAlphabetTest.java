package io.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that a user gets, used as its users do: a bare {@code java} and plain sockets. */
class ExportedAlphabetTest {
    private static final int MILLION = 1_000_000;
    private static final int FRAME = 4 + 5;
    private static final long MIB = 1024 * 1024;

    @TempDir
    static Path folder;

    private static Path jar;

    private ServerSocket receiver;

    @BeforeAll
    static void export() throws Exception {
        jar = Samples.export("alphabet", folder);
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        receiver.setSoTimeout(30_000);
    }

    @AfterEach
    void stopListening() throws IOException {
        receiver.close();
    }

    private RunningJar start(String... more) throws IOException {
        final String[] ports = {"--set", "in.port=0", "--set", "out.port=" + receiver.getLocalPort()};
        final String[] args = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(ports), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return new RunningJar(jar, args);
    }

    private Socket accept() throws IOException {
        final Socket socket = receiver.accept();
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static Socket connect(RunningJar running) throws IOException, InterruptedException {
        return new Socket(InetAddress.getLoopbackAddress(), running.port());
    }

    @Test
    void isSmallAndHoldsNothingButTheEngineAndTheApplication() throws IOException {
        assertThat(Files.size(jar)).isLessThan(8 * MIB);
        try (JarFile file = new JarFile(jar.toFile())) {
            final List<String> names =
                    file.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .noneMatch(name -> Pattern.matches(
                            "(jdk/|com/sun/|javax/|javafx/|com/fasterxml/|picocli/|org/jline/|io/millrace/ui/).*",
                            name));
            assertThat(names)
                    .filteredOn(name -> name.startsWith("io/millrace/app/"))
                    .allMatch(name -> name.startsWith("io/millrace/app/standalone/"));
        }
    }

    @Test
    void givesTheExactBytes() throws Exception {
        try (RunningJar running = start();
                Socket sender = connect(running);
                Socket output = accept()) {
            final byte[] frame = HexFormat.of().parseHex("000000054100001534");
            sender.getOutputStream().write(frame);
            sender.getOutputStream().write(frame);

            assertThat(output.getInputStream().readNBytes(26))
                    .isEqualTo(HexFormat.of().parseHex("00000009410000000000001534" + "00000009410000000000002a68"));
            assertThat(running.stop()).isZero();
        }
    }

    @Test
    void aMillionFramesGiveAMillionOutputsWithExactTotals() throws Exception {
        try (RunningJar running = start();
                Socket sender = connect(running);
                Socket output = accept()) {
            final CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> send(sender, new AtomicLong(), MILLION));

            checkTotals(output.getInputStream(), MILLION);
            sent.join();
            assertThat(running.stop()).isZero();
            assertThat(running.rest()).anyMatch(line -> line.matches(" *add-votes -> out +1,000,000 .*"));
            assertThat(output.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aSlowReaderMakesTheSenderWaitAndMemoryStaysBounded() throws Exception {
        final int frames = 6 * MILLION;
        try (RunningJar running = start();
                Socket sender = connect(running);
                Socket output = accept()) {
            final AtomicLong count = new AtomicLong();
            final CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(sender, count, frames));
            awaitStandstill(count);

            assertThat(sent).isNotDone();
            assertThat(running.resident()).isLessThan(250 * MIB);
            checkTotals(output.getInputStream(), frames);
            sent.join();
            assertThat(running.resident()).isLessThan(250 * MIB);
        }
    }

    /** Unchanged for fifty looks in a row, each 20 ms after the other. */
    private static void awaitStandstill(AtomicLong count) {
        final long[] seen = {-1, 0};
        Await.until("the sender stands still", 60, () -> {
            final long now = count.get();
            seen[1] = now > 0 && now == seen[0] ? seen[1] + 1 : 0;
            seen[0] = now;
            return seen[1] >= 50;
        });
    }

    private static char letter(int number) {
        return (char) ('A' + number % 26);
    }

    private static int votes(int number) {
        return number % 1000 + 1;
    }

    private static void send(Socket socket, AtomicLong count, int frames) {
        try {
            final OutputStream raw = socket.getOutputStream();
            final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, FRAME * 1000));
            for (int i = 0; i < frames; i++) {
                out.writeInt(5);
                out.writeByte(letter(i));
                out.writeInt(votes(i));
                count.lazySet(i);
            }
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void checkTotals(InputStream stream, int frames) throws IOException {
        final DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        final long[] totals = new long[26];
        for (int i = 0; i < frames; i++) {
            totals[i % 26] += votes(i);
            final boolean same = in.readInt() == 9 && in.readByte() == letter(i) && in.readLong() == totals[i % 26];
            if (!same) {
                throw new AssertionError("output " + i + " is not what input " + i + " gives");
            }
        }
    }

    @Test
    void runsItsOwnTests() throws Exception {
        try (RunningJar running = new RunningJar(jar, "--test")) {
            assertThat(running.exitCode()).isZero();
            running.line(Pattern.compile("1 of 1 tests passed"));
        }
    }

    @Test
    void helpNamesEverySettingAndWhereItsValueComesFrom() throws Exception {
        try (RunningJar running = new RunningJar(jar, "--help", "--set", "in.port=17001")) {
            running.line(Pattern.compile(" +in\\.port +17001 \\(from --set\\)"));
            running.line(Pattern.compile(" +MILLRACE_IN_PORT"));
            assertThat(running.exitCode()).isZero();
        }
    }

    @Test
    void wrongUsageIsOneLine() throws Exception {
        try (RunningJar unknown = new RunningJar(jar, "--sett");
                RunningJar bad = new RunningJar(jar, "--set", "in.prt=1")) {
            assertThat(unknown.exitCode()).isEqualTo(2);
            unknown.line(Pattern.compile("unknown option --sett; --help lists what there is"));
            assertThat(bad.exitCode()).isEqualTo(2);
            bad.line(Pattern.compile("in has no setting prt, given on the command line\\. .*port.*"));
        }
    }

    @Test
    void aPortInUseIsSaidPlainly() throws Exception {
        final String port = Integer.toString(receiver.getLocalPort());
        try (RunningJar running = new RunningJar(jar, "--set", "in.port=" + port)) {
            assertThat(running.exitCode()).isEqualTo(1);
            running.line(Pattern.compile("in can't listen .*" + port + ".*"));
        }
    }
}
