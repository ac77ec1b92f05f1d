package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.topology.CodeRef;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine with its own threads. */
@Timeout(60)
class EngineTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("app");
    private final Bench bench = new Bench();

    private Deployment deploy() throws DeploymentRefused {
        return Engine.create(
                        EngineOptions.standard().withConnectors(List.of(bench)).withWorkers(1))
                .deploy(Bench.plan(app));
    }

    private static Thread worker() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("millrace-app"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExampleOfTheDocumentationGivesItsBytesThroughRealSockets() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(10_000);
            app.source("in", Sources.tcp(0), frame -> frame.getFloat())
                    .compute("to-fahrenheit", celsius -> celsius * 1.8 + 32)
                    .sink(
                            "out",
                            Sinks.tcp("127.0.0.1", receiver.getLocalPort()),
                            Sinks.line(f -> String.format("%.6f", f)));
            try (Deployment running = Engine.create(EngineOptions.standard().withWorkers(1))
                            .deploy(Bench.plan(app));
                    Socket out = receiver.accept()) {
                final int port = Objects.requireNonNull(
                                running.metrics().nodes().get("in"))
                        .link()
                        .port();
                try (Socket in = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    final DataOutputStream frames = new DataOutputStream(in.getOutputStream());
                    frames.writeInt(4);
                    frames.writeFloat(50f);
                    frames.writeInt(4);
                    frames.writeFloat(-40f);
                    frames.flush();
                    final byte[] got = new byte[22];
                    new DataInputStream(out.getInputStream()).readFully(got);
                    assertThat(new String(got, StandardCharsets.UTF_8)).isEqualTo("122.000000\n-40.000000\n");
                }
                final EndReport report = running.stop(Duration.ofSeconds(5)).get(10, TimeUnit.SECONDS);
                assertThat(report.undelivered()).isEmpty();
                assertThat(Objects.requireNonNull(report.metrics().nodes().get("out"))
                                .counts()
                                .bytes())
                        .isEqualTo(22);
            }
        }
    }

    @Test
    void aPortInUseIsRefusedAndTheNextDeploymentCanHaveThePortsThatWereOpen() throws Exception {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final int free = probe.getLocalPort();
            probe.close();
            final Application two = Application.named("two");
            two.source("a", Sources.tcp(free), Bench::text).discard("x");
            two.source("b", Sources.tcp(used.getLocalPort()), Bench::text).discard("y");
            final Engine engine = Engine.create(EngineOptions.standard().withWorkers(1));

            assertThatThrownBy(() -> engine.deploy(Bench.plan(two)))
                    .isInstanceOf(DeploymentRefused.class)
                    .hasMessageContaining("" + used.getLocalPort());
            app.source("a", Sources.tcp(free), Bench::text).discard("x");
            engine.deploy(Bench.plan(app)).close();
            engine.deploy(Bench.plan(app)).close();
        }
    }

    @Test
    void takesWhatAnotherThreadHandsOver() throws Exception {
        app.source("in", Sources.tcp(7001), Bench::text).sink("out", Sinks.stdout(), TEXT);
        try (Deployment running = deploy()) {
            for (int i = 0; i < 200; i++) {
                final int number = i;
                bench.source("in").give("m" + i);
                Await.until(() -> bench.out().size() == number + 1, "message " + number);
            }
            Await.until(() -> counts(running, "out") == 200, "counts");
            bench.source("in").finish();
            assertThat(running.ended().get(10, TimeUnit.SECONDS).undelivered()).isEmpty();
            assertThat(running.status()).isEqualTo(DeploymentStatus.STOPPED);
        }
    }

    @Test
    void countsAreExactInSumWhileOthersRead() throws Exception {
        app.generator("in", 0, new Counting()).compute("same", n -> n).discard("out");
        try (Deployment running = deploy()) {
            Await.until(() -> counts(running, "out") > 0, "first messages");
            for (int i = 0; i < 2000; i++) {
                final MetricsSnapshot snapshot = running.metrics();
                final long first =
                        Objects.requireNonNull(snapshot.edges().get("in--same")).messages();
                final long second = Objects.requireNonNull(snapshot.edges().get("same--out"))
                        .messages();
                assertThat(first).isEqualTo(second);
                assertThat(counts(snapshot, "in")).isEqualTo(first);
            }
            final MetricsSnapshot last = running.stop(Duration.ofSeconds(5))
                    .get(10, TimeUnit.SECONDS)
                    .metrics();
            assertThat(counts(last, "out")).isEqualTo(counts(last, "in")).isPositive();
        }
    }

    @Test
    void aGeneratorKeepsItsPaceWithoutKeepingItsThreadBusy() throws Exception {
        app.generator("in", 1000, new Counting()).discard("out");
        try (Deployment running = deploy()) {
            final long began = System.nanoTime();
            Await.until(() -> counts(running, "out") >= 500, "500 messages");
            final double seconds = (System.nanoTime() - began) / 1e9;

            assertThat(seconds).isGreaterThan(0.4);
            assertThat(counts(running, "out")).isLessThanOrEqualTo((long) (seconds * 1000) + 200);
        }
    }

    @Test
    void anIdleEngineCostsNextToNothing() throws Exception {
        app.source("in", Sources.tcp(7001), Bench::text).sink("out", Sinks.stdout(), TEXT);
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Deployment running = deploy()) {
            bench.source("in").give("a");
            Await.until(() -> bench.out().size() == 1, "the first message");
            final Thread worker = worker();
            final long before = threads.getThreadCpuTime(worker.getId());
            final long began = System.nanoTime();

            assertThatThrownBy(() -> running.ended().get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            final double share =
                    (double) (threads.getThreadCpuTime(worker.getId()) - before) / (System.nanoTime() - began);
            assertThat(share).isLessThan(0.02);
        }
    }

    @Test
    void resultsDoNotWaitForSlowUserCodeBehindThem() throws Exception {
        final CountDownLatch release = new CountDownLatch(1);
        app.source("in", Sources.tcp(7001), Bench::text)
                .compute("slow", s -> {
                    if (s.equals("last")) {
                        release.await();
                    } else {
                        busy(Duration.ofMillis(2));
                    }
                    return s;
                })
                .sink("out", Sinks.stdout(), TEXT);
        bench.source("in").give("a", "b", "c", "last");
        try (Deployment running = deploy()) {
            try {
                Await.until(() -> bench.sink("out").flushed() == 3, "three results written before the fourth is there");
            } finally {
                release.countDown();
            }
            Await.until(() -> bench.out().size() == 4, "the last result");
            assertThat(running.status()).isEqualTo(DeploymentStatus.RUNNING);
        }
    }

    @Test
    void knowsWhichNodeIsBusy() throws Exception {
        app.generator("in", 0, new Counting())
                .compute("slow", n -> {
                    busy(Duration.ofNanos(200_000));
                    return n;
                })
                .compute("fast", n -> n)
                .discard("out");
        try (Deployment running = deploy()) {
            Await.until(
                    () -> Objects.requireNonNull(running.metrics().nodes().get("slow"))
                                    .busy()
                            > 0.4,
                    "the slow node to be seen as busy");
            assertThat(Objects.requireNonNull(running.metrics().nodes().get("fast"))
                            .busy())
                    .isLessThan(0.2);
        }
    }

    @Test
    void swapsFromAnyThreadWhileMessagesFlow() throws Exception {
        app.generator("in", 0, new Counting()).compute("step", n -> n).discard("out");
        try (Deployment running = deploy()) {
            final CodeRef step = new CodeRef("step", Role.COMPUTE);
            for (int i = 0; i < 20; i++) {
                final long before = counts(running, "step");
                Await.until(() -> counts(running, "step") > before, "messages to flow");
                final Computation<Integer, Integer> next = n -> n + 1;
                final Code code = new Code(Map.of(step, () -> next));
                assertThat(running.swap(code, Set.of(step)).get(10, TimeUnit.SECONDS))
                        .isEqualTo(i + 2);
            }
        }
    }

    private static void busy(Duration time) {
        final long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    private static long counts(Deployment running, String node) {
        return counts(running.metrics(), node);
    }

    private static long counts(MetricsSnapshot snapshot, String node) {
        return Objects.requireNonNull(snapshot.nodes().get(node)).counts().passed();
    }

    private static final class Counting implements Generator<Integer> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Integer next(Integer previous) {
            return previous + 1;
        }
    }
}
