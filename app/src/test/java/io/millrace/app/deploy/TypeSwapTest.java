package io.millrace.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.deploy.RunOptions.Peers;
import io.millrace.app.peer.Eventually;
import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.topology.CodeRef;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Message types that change while messages flow. */
@Timeout(120)
class TypeSwapTest {
    private static final int MESSAGES = 40_000;

    private final SampleProjects samples = new SampleProjects();
    private final Project alphabet = SampleProjects.read("alphabet");

    @AfterEach
    void close() {
        samples.close();
    }

    /** The sample, with one more thing in each of its records. */
    private Project changed(int time) {
        final String types = alphabet.text(CodeRef.TYPES)
                .replace(
                        "record Vote(char letter, long count) {}",
                        "record Vote(char letter, long count) { int t" + time + "() { return 0; } }");
        assertThat(types).contains("t" + time);
        return SampleProjects.withCode(alphabet, "", Role.TYPES, types);
    }

    private RunningApplication start(int workers, int out, Optional<Peers> peers) throws Exception {
        final RunOptions plain = RunOptions.plain(SampleProjects.FOLDER)
                .withLayers(SampleProjects.ports(Map.of("in", 0, "out", out)))
                .withEngine(EngineOptions.standard().withWorkers(workers));
        return Deployer.start(
                samples.compile(alphabet), peers.map(plain::withPeers).orElse(plain));
    }

    private static Socket connect(RunningApplication running) throws Exception {
        final int port = Objects.requireNonNull(running.metrics().nodes().get("in"))
                .link()
                .port();
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static byte[] votes(int messages) {
        final ByteBuffer bytes = ByteBuffer.allocate(messages * 9);
        for (int i = 0; i < messages; i++) {
            bytes.putInt(5).put((byte) ('A' + i % 26)).putInt(1);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noMessageFailsAndNoneIsLost(int workers) throws Exception {
        final Peers peers = new Peers(Map.of(), OutputListener.NONE);
        try (RunningApplication running = start(workers, SampleProjects.freePort(), Optional.of(peers));
                Socket socket = connect(running)) {
            final CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> send(socket));
            int swaps = 0;
            while (!sent.isDone() || swaps < 3) {
                final SwapResult result =
                        running.swap(samples.compile(changed(++swaps))).get(20, TimeUnit.SECONDS);
                assertThat(result).isInstanceOf(SwapResult.Swapped.class);
            }
            Eventually.until("all came", () -> running.receivers().get(0).messages() == MESSAGES);
            final MetricsSnapshot last = running.stop(Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS)
                    .metrics();
            last.nodes().forEach((node, metrics) -> {
                assertThat(metrics.counts().failed()).as(node).isZero();
                assertThat(metrics.counts().passed()).as(node).isEqualTo(MESSAGES);
            });
        }
    }

    private static boolean send(Socket socket) {
        try {
            final OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 20; i++) {
                out.write(votes(MESSAGES / 20));
            }
            return true;
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void aSinkThatTakesNothingIsNamedAndTheOldCodeGoesOn() throws Exception {
        try (ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningApplication running = start(2, program.getLocalPort(), Optional.empty());
                Socket socket = connect(running);
                Socket accepted = program.accept()) {
            final CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> {
                for (int i = 0; i < 100; i++) {
                    send(socket);
                }
                return true;
            });
            final SwapResult.HeldUp held = untilHeldUp(running);

            assertThat(held.problems())
                    .anySatisfy(problem -> assertThat(problem.where().subject()).contains("out"));
            final int generation = running.generation();
            final long all = 100L * MESSAGES * 13;
            accepted.getInputStream().skipNBytes(all);
            assertThat(sent.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(running.generation()).isEqualTo(generation);
            assertThat(running.swap(samples.compile(changed(0))).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(SwapResult.Swapped.class);
        }
    }

    /** Buffers of the machine take some megabytes before the sink takes nothing more. */
    private SwapResult.HeldUp untilHeldUp(RunningApplication running) throws Exception {
        for (int i = 1; i < 1000; i++) {
            final SwapResult result = running.swap(samples.compile(changed(i))).get(20, TimeUnit.SECONDS);
            if (result instanceof SwapResult.HeldUp held) {
                return held;
            }
        }
        throw new AssertionError("the sink was never full");
    }
}
