package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results leave at once, and who has nothing to do costs nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PromptTest {
    private static final long WORK = TimeUnit.MICROSECONDS.toNanos(300);
    /** The messages before this one have taken a good millisecond since the first was done. */
    private static final int LATER = 7;

    private final TestClock clock = new TestClock();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Socket connect(Deployment running) throws IOException {
        return new Socket(
                InetAddress.getByName("127.0.0.1"),
                running.metrics().nodes().get("in").link().port());
    }

    private static byte[] frames(int count) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(ByteBuffer.allocate(8).putInt(4).putInt(i).array());
        }
        return all.toByteArray();
    }

    /** All messages come in one read, on one worker and one key; the first result must not wait for the others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aResultIsThereAMillisecondLaterThoughItsWorkerIsBusyWithTheNext(int workers) throws Exception {
        final CountDownLatch received = new CountDownLatch(1);
        final AtomicBoolean inVain = new AtomicBoolean();
        final Application app = Application.named("prompt");
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        app.source("in", Sources.tcp(0), ByteBuffer::getInt)
                .key("all", number -> "one")
                .computeWith("work", counts, (number, count) -> {
                    final long end = clock.nanoTime() + WORK;
                    while (clock.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    if (++count[0] == LATER) {
                        inVain.set(!received.await(10, TimeUnit.SECONDS));
                    }
                    return number;
                })
                .sink("out", Sinks.tcp("127.0.0.1", server.getLocalPort()), (number, into) -> into.putInt(number));
        try (Deployment running = Engine.create(EngineOptions.standard().withWorkers(workers))
                        .deploy(app.plan());
                Socket receiver = server.accept();
                Socket sender = connect(running)) {
            sender.getOutputStream().write(frames(100));
            assertThat(receiver.getInputStream().readNBytes(4)).hasSize(4);
            received.countDown();
            assertThat(receiver.getInputStream().readNBytes(4 * 99)).hasSize(4 * 99);
        }
        assertThat(inVain)
                .as("the first result waited for others that were still being made")
                .isFalse();
    }

    @Test
    void anIdleDeploymentUsesNextToNoTime() throws Exception {
        final Application app = Application.named("idle");
        app.source("in", Sources.tcp(0), ByteBuffer::getInt)
                .sink("out", Sinks.tcp("127.0.0.1", server.getLocalPort()), (number, into) -> into.putInt(number));
        try (Deployment running =
                        Engine.create(EngineOptions.standard().withWorkers(2)).deploy(app.plan());
                Socket receiver = server.accept();
                Socket sender = connect(running)) {
            sender.getOutputStream().write(frames(1_000));
            assertThat(receiver.getInputStream().readNBytes(4_000)).hasSize(4_000);

            final long began = clock.nanoTime();
            final long cpu = workersCpu();
            // nothing comes, and nobody asks for metrics
            receiver.setSoTimeout(2_000);
            try {
                assertThat(receiver.getInputStream().read()).isNegative();
            } catch (IOException nothingCame) {
                final double share = (double) (workersCpu() - cpu) / (clock.nanoTime() - began);
                assertThat(share).as("share of one core").isLessThan(0.02);
            }
        }
    }

    private static long workersCpu() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("millrace-idle"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .peek(nanos -> assertThat(nanos).isPositive())
                .sum();
    }
}
