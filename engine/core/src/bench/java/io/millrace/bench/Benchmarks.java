package io.millrace.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
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
        final PrintStream out = System.out;
        final String only = System.getProperty("bench.only", "all");
        final Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("memory", InMemory::run);
        all.put("tcp", TcpRate::run);
        all.put("latency", TcpLatency::run);
        all.put("swap", SwapPause::run);
        machine(out, "Begin");
        for (final Map.Entry<String, Benchmark> entry : all.entrySet()) {
            if (only.equals("all") || only.equals(entry.getKey())) {
                entry.getValue().run(Effort.ofProperties(), out);
                out.println();
            }
        }
        machine(out, "End");
        System.exit(0);
    }

    private static void machine(PrintStream out, String when) {
        final var system = ManagementFactory.getOperatingSystemMXBean();
        out.printf(
                "%s: %s %s, %d processors, load %.1f; Java %s, %s%n%n",
                when,
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                System.getProperty("java.vm.name"));
    }
}
