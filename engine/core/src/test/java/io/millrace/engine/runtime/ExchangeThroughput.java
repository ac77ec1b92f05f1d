package io.millrace.engine.runtime;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.MetricsSnapshot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures what it costs to hand messages to another worker: one queue between two threads, and two workers beside one
 * with work at each keyed message. Run it by hand, on two free cores.
 */
public final class ExchangeThroughput {
    private static final int MESSAGES = 20_000_000;
    private static final int WORK = 60;

    private ExchangeThroughput() {}

    public static void main(String[] args) throws Exception {
        final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        for (int round = 0; round < 4; round++) {
            out.printf("one queue: %.1f M messages per second%n", queue() / 1e6);
        }
        for (int round = 0; round < 3; round++) {
            final double one = deployment(1);
            final double two = deployment(2);
            out.printf("1 worker %.2f M/s, 2 workers %.2f M/s, ratio %.2f%n", one / 1e6, two / 1e6, two / one);
        }
    }

    private static double queue() throws Exception {
        final EdgeQueue queue = new EdgeQueue(1024);
        final Object message = new Object();
        final long began = System.nanoTime();
        final CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                while (!queue.hasRoom()) {
                    Thread.yield();
                }
                queue.put(message, message, i, 0);
            }
        });
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            while (queue.isEmpty()) {
                Thread.yield();
            }
            sum += queue.eventTime() + (queue.item() == queue.key() ? 0 : 1);
            queue.remove();
        }
        producer.join();
        return sum > 0 ? MESSAGES / ((System.nanoTime() - began) / 1e9) : 0;
    }

    private static double deployment(int workers) throws Exception {
        final Application app = Application.named("work");
        final State<long[]> sums = app.state("sums", () -> new long[1]);
        app.generator("in", 0, new Counting())
                .key("by-rest", n -> n % 1000)
                .computeWith("work", sums, (n, sum) -> work(n, sum))
                .discard("out");
        final EngineOptions options =
                EngineOptions.standard().withConnectors(List.of()).withWorkers(workers);
        try (Deployment running = Engine.create(options).deploy(Bench.plan(app))) {
            await(running, 2);
            final long before = passed(running.metrics());
            final long began = System.nanoTime();
            await(running, 4);
            return (passed(running.metrics()) - before) / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void await(Deployment running, int seconds) throws Exception {
        try {
            running.ended().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException time) {
            return;
        }
    }

    private static long passed(MetricsSnapshot metrics) {
        return Objects.requireNonNull(metrics.nodes().get("work")).counts().passed();
    }

    /** About 200 ns of arithmetic that the compiler can't leave out. */
    private static Long work(int seed, long[] sum) {
        long x = seed;
        for (int i = 0; i < WORK; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        sum[0] += x;
        return sum[0];
    }

    private static final class Counting implements Generator<Integer> {
        @Override
        public Integer initial() {
            return 1;
        }

        @Override
        public Integer next(Integer previous) {
            return previous + 1;
        }
    }
}
