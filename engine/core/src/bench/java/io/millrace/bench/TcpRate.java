package io.millrace.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Alphabet over loopback, one connection in and one out, as fast as it goes. */
final class TcpRate {
    private static final long FEW_BLOCKS = 60;

    private TcpRate() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series series = new Series("TCP alphabet, M messages per CPU-second of the program's process");
        final Series wall =
                new Series("TCP alphabet, M messages per second by the clock (shared with the load itself)");
        try (Contender millrace = Contender.start("Millrace", "millrace");
                Contender netty = Contender.start("Netty by hand, parsed in bulk", "netty");
                Contender nio = Contender.start("NIO by hand", "nio");
                Contender connectors = Contender.start("by hand between Millrace's connectors", "connectors")) {
            final List<Contender> all = List.of(millrace, netty, nio, connectors);
            final Map<Contender, Long> blocks = new HashMap<>();
            for (final Contender one : all) {
                blocks.put(one, blocksFor(one, effort));
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (final Contender one : all) {
                    final long cpu = one.cpuNanos();
                    final long began = System.nanoTime();
                    final long messages = one.flood(Objects.requireNonNull(blocks.get(one)));
                    wall.add(one.name(), messages * 1e3 / (System.nanoTime() - began));
                    series.add(one.name(), messages * 1e3 / (one.cpuNanos() - cpu));
                }
            }
        }
        series.goal("Millrace", "25 or more").goal("Netty by hand, parsed in bulk", "0.5 or more");
        series.print(out);
        wall.print(out);
    }

    /** Warms the program up; its best says how much it takes to fill a round. CPU time has steps of 10 ms. */
    private static long blocksFor(Contender one, Effort effort) throws IOException, InterruptedException {
        final long until = System.nanoTime() + effort.warmUpNanos();
        long least = Long.MAX_VALUE;
        while (System.nanoTime() < until) {
            final long began = System.nanoTime();
            one.flood(FEW_BLOCKS);
            least = Math.min(least, System.nanoTime() - began);
        }
        return Math.max(1, FEW_BLOCKS * effort.roundNanos() / least);
    }
}
