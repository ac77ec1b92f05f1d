package io.millrace.bench;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.QueueRace;
import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What it costs to hand messages to another worker, and what it brings. Wants two free cores. */
final class Exchange {
    private static final double PER_NANO = 0.02;
    /** Rounds of arithmetic that take about 200 ns. */
    private static final int WORK = 75;

    private Exchange() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        queue(effort, out);
        workers(effort, out);
    }

    private static void queue(Effort effort, PrintStream out) {
        final int messages = (int) (effort.roundNanos() * PER_NANO);
        final Series rate = new Series("One queue between two threads, M messages per second");
        for (int round = -2; round < effort.rounds(); round++) {
            final double plain = QueueRace.edgeQueue(messages, false) / 1e6;
            final double keyed = QueueRace.edgeQueue(messages, true) / 1e6;
            final double jctools = QueueRace.jctools(messages) / 1e6;
            if (round >= 0) {
                rate.add("Millrace, messages alone", plain);
                rate.add("Millrace, with key and event time", keyed);
                rate.add("JCTools SpscArrayQueue, messages alone", jctools);
            }
        }
        rate.goal("Millrace, with key and event time", "30 or more").print(out);
    }

    private static void workers(Effort effort, PrintStream out) throws Exception {
        final Series rate = new Series("About 200 ns of work for each keyed message, M messages per second");
        for (int round = 0; round < effort.rounds(); round++) {
            rate.add("2 workers", deployment(2, effort) / 1e6);
            rate.add("1 worker", deployment(1, effort) / 1e6);
        }
        rate.goal("1 worker", "1.6 or more").print(out);
    }

    private static double deployment(int workers, Effort effort) throws Exception {
        final Application app = Application.named("work").workers(workers);
        final State<long[]> sums = app.state("sums", () -> new long[1]);
        app.generator("in", 0, new Counting())
                .key("by-rest", n -> n % 1000)
                .computeWith("work", sums, (n, sum) -> work(n, sum))
                .discard("out");
        try (Deployment running = Engine.create(EngineOptions.standard()).deploy(app.plan())) {
            await(running, effort.roundNanos());
            final long before = passed(running.metrics());
            final long began = System.nanoTime();
            await(running, effort.roundNanos());
            return (passed(running.metrics()) - before) / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void await(Deployment running, long nanos) throws Exception {
        try {
            running.ended().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException time) {
            return;
        }
    }

    private static long passed(MetricsSnapshot metrics) {
        return Objects.requireNonNull(metrics.nodes().get("work")).counts().passed();
    }

    /** Arithmetic that the compiler can't leave out. */
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
