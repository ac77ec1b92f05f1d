package io.millrace.bench;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.runtime.Chains;
import io.millrace.engine.runtime.EngineOptions;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Generate a long, map, filter, key of 1,000, running count, sum: nothing but the cost of the chain itself. */
final class InMemory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private InMemory() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        OtherTopologies.run(effort.roundNanos());
        final Series rate = new Series("In memory, M messages per CPU-second of the one worker");
        final Series bytes = new Series("In memory, bytes allocated for each message");
        final HandLoop byHand = new HandLoop();
        final EngineOptions options = EngineOptions.standard();
        try (MemoryRun linked = new MemoryRun("Millrace", options);
                MemoryRun silent = new MemoryRun("Millrace, metrics off", options.withMetrics(false));
                MemoryRun interpreted =
                        new MemoryRun("Millrace, interpreted chain", options.withChains(Chains.INTERPRETED))) {
            final List<MemoryRun> runs = List.of(linked, silent, interpreted);
            runs.forEach(run -> run.measure(effort.warmUpNanos()));
            hand(byHand::chain, effort.warmUpNanos());
            hand(byHand::escaping, effort.warmUpNanos());
            for (int round = 0; round < effort.rounds(); round++) {
                for (final MemoryRun run : runs) {
                    add(run.name(), run.measure(effort.roundNanos()), rate, bytes);
                }
                add("loop by hand, every message made", hand(byHand::escaping, effort.roundNanos()), rate, bytes);
                add("loop by hand, messages optimised away", hand(byHand::chain, effort.roundNanos()), rate, bytes);
            }
        }
        byHand.check();
        rate.goal("Millrace", "70 or more")
                .goal("Millrace, metrics off", "0.97 or more")
                .goal("Millrace, interpreted chain", "1.5 or more")
                .goal("loop by hand, every message made", "0.5 or more")
                .print(out);
        bytes.goal("loop by hand, every message made", "1: nothing beyond what user code makes")
                .print(out);
    }

    private static void add(String name, MemoryRun.Result result, Series rate, Series bytes) {
        rate.add(name, result.perCpuSecond());
        bytes.add(name, result.bytesEach());
    }

    private static MemoryRun.Result hand(Runnable million, long nanos) {
        final long until = System.nanoTime() + nanos;
        final long thread = Thread.currentThread().getId();
        final long cpu = THREADS.getCurrentThreadCpuTime();
        final long bytes = THREADS.getThreadAllocatedBytes(thread);
        long messages = 0;
        while (System.nanoTime() < until) {
            million.run();
            messages += HandLoop.MESSAGES;
        }
        return new MemoryRun.Result(
                messages * 1e3 / (THREADS.getCurrentThreadCpuTime() - cpu),
                (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / messages);
    }
}
