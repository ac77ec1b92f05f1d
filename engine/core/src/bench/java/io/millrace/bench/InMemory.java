package io.millrace.bench;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Generate a long, map, filter, key of 1,000, running count, sum: nothing but the cost of the chain itself. */
final class InMemory {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private InMemory() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        OtherTopologies.run(effort.roundNanos());
        final Series series = new Series("In memory, M messages per CPU-second of the one worker");
        final HandLoop byHand = new HandLoop();
        final PausedNumbers numbers = new PausedNumbers();
        final Set<Long> before = threads();
        try (Deployment running = Engine.create(EngineOptions.standard())
                .deploy(application(numbers).plan())) {
            final Set<Long> workers = threads();
            workers.removeAll(before);
            engine(numbers, running, workers, effort.warmUpNanos());
            hand(byHand::chain, effort.warmUpNanos());
            hand(byHand::escaping, effort.warmUpNanos());
            for (int round = 0; round < effort.rounds(); round++) {
                series.add("Millrace", engine(numbers, running, workers, effort.roundNanos()));
                series.add("loop by hand, every message made", hand(byHand::escaping, effort.roundNanos()));
                series.add("loop by hand, messages optimised away", hand(byHand::chain, effort.roundNanos()));
            }
            numbers.resume();
        }
        byHand.check();
        series.print(out);
    }

    private static Application application(PausedNumbers numbers) {
        final Application app = Application.named("in-memory");
        final State<Messages.Tally> tallies = app.state("tallies", Messages.Tally::new);
        final State<Messages.Total> total = app.applicationState("total", Messages.Total::new);
        app.generator("numbers", 0, numbers)
                .compute("map", Messages.Reading::of)
                .compute("filter", reading -> reading.value() % 8 == 0 ? null : reading)
                .key("by-sensor", Messages.Reading::sensor)
                .computeWith(
                        "count", tallies, (reading, tally) -> new Messages.Counted(reading.sensor(), ++tally.count))
                .computeWith("sum", total, (counted, sum) -> {
                    sum.sum += counted.count();
                    return null;
                })
                .discard("out");
        return app;
    }

    private static double engine(PausedNumbers numbers, Deployment running, Set<Long> workers, long nanos)
            throws DeploymentRefused {
        numbers.resume();
        OtherTopologies.pause(nanos / 10);
        final long cpu = cpu(workers);
        final long messages = made(running);
        OtherTopologies.pause(nanos);
        final long usedCpu = cpu(workers) - cpu;
        final long usedMessages = made(running) - messages;
        numbers.pause();
        return usedMessages * 1e3 / usedCpu;
    }

    private static long made(Deployment running) {
        return Objects.requireNonNull(running.metrics().nodes().get("numbers"))
                .counts()
                .emitted();
    }

    private static double hand(Runnable million, long nanos) {
        final long until = System.nanoTime() + nanos;
        final long cpu = THREADS.getCurrentThreadCpuTime();
        long messages = 0;
        while (System.nanoTime() < until) {
            million.run();
            messages += HandLoop.MESSAGES;
        }
        return messages * 1e3 / (THREADS.getCurrentThreadCpuTime() - cpu);
    }

    private static Set<Long> threads() {
        return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toSet());
    }

    private static long cpu(Set<Long> threads) {
        return threads.stream()
                .mapToLong(THREADS::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
