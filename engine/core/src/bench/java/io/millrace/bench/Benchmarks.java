package io.millrace.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmarks that {@code -Dbench.only} names, or all. */
public final class Benchmarks {
    private Benchmarks() {}

    /** One family of measurements. */
    private interface Benchmark {
        void run(Effort effort, PrintStream out) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        final Report out = new Report(System.out);
        final String only = System.getProperty("bench.only", "all");
        final Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("memory", InMemory::run);
        all.put("tcp", TcpRate::run);
        all.put("latency", PacedLatency::run);
        all.put("single", TcpLatency::run);
        all.put("idle", IdleCost::run);
        all.put("swap", SwapPause::run);
        all.put("exchange", Exchange::run);
        all.put("keys", ManyKeys::run);
        all.put("metrics", MetricsCost::run);
        final String began = Report.machine();
        out.println("Begin: " + began);
        out.println();
        for (final Map.Entry<String, Benchmark> entry : all.entrySet()) {
            if (only.equals("all") || only.equals(entry.getKey())) {
                entry.getValue().run(Effort.ofProperties(), out);
                out.println();
            }
        }
        out.table(began);
        System.exit(0);
    }
}
