package io.millrace.bench;

import java.io.PrintStream;

/** What a program costs that is warm, connected, and has nothing to do. */
final class IdleCost {
    private static final int WHILE = 2;

    private IdleCost() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series series = new Series("Idle, connected: CPU time of the process in per cent of one core");
        try (Contender millrace = Contender.start("Millrace", "millrace")) {
            millrace.flood(200);
            // compilers end their work
            OtherTopologies.pause(WHILE * effort.roundNanos());
            for (int round = 0; round < Math.min(3, effort.rounds()); round++) {
                final long cpu = millrace.cpuNanos();
                final long began = System.nanoTime();
                OtherTopologies.pause(WHILE * effort.roundNanos());
                series.add(millrace.name(), 100.0 * (millrace.cpuNanos() - cpu) / (System.nanoTime() - began));
            }
        }
        series.goal("Millrace", "below 2").print(out);
    }
}
