package io.millrace.bench;

import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.Measuring;
import java.io.PrintStream;

/**
 * What measuring costs: the in-memory chain with metrics and without, in turns. It is one deployment that is switched,
 * because what the compiler makes of a chain differs from one deployment to the next by more than metrics cost.
 */
final class MetricsCost {
    private static final int ROUNDS_FOR_ONE = 3;

    private MetricsCost() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        OtherTopologies.run(effort.roundNanos());
        final Series series = new Series("Metrics on beside off, in memory, M messages per CPU-second");
        try (MemoryRun run = new MemoryRun("in memory", EngineOptions.standard())) {
            run.measure(effort.warmUpNanos());
            for (int round = 0; round < effort.rounds() * ROUNDS_FOR_ONE; round++) {
                final boolean first = round % 2 == 0;
                measure(run, first, effort, series);
                measure(run, !first, effort, series);
            }
        }
        series.goal("metrics off", "0.97 or more").print(out);
    }

    private static void measure(MemoryRun run, boolean on, Effort effort, Series series) {
        Measuring.turn(run.deployment(), on);
        series.add(on ? "metrics on" : "metrics off", run.measure(effort.roundNanos()).perCpuSecond());
    }
}
