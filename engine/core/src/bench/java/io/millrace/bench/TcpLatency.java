package io.millrace.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** One message at a time through programs that have nothing else to do: what waking up costs, and nothing more. */
final class TcpLatency {
    private static final long BETWEEN = 500_000;
    private static final int WARM_UP_ROUNDS = 6;

    private TcpLatency() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series half = new Series("TCP latency of a single message in an idle program, p50 in us");
        final Series most = new Series("TCP latency of a single message in an idle program, p99 in us");
        try (Contender millrace = Contender.start("Millrace", "millrace");
                Contender netty = Contender.start("Netty by hand", "netty");
                Contender nio = Contender.start("NIO by hand, blocking", "nio")) {
            final List<Contender> all = List.of(millrace, netty, nio);
            for (final Contender one : all) {
                one.flood(500);
            }
            for (int round = -WARM_UP_ROUNDS; round < effort.rounds(); round++) {
                for (final Contender one : all) {
                    final long[] sorted = singles(one, effort.singles());
                    if (round >= 0) {
                        half.add(one.name(), sorted[sorted.length / 2] / 1e3);
                        most.add(one.name(), sorted[sorted.length * 99 / 100] / 1e3);
                    }
                }
            }
        }
        half.print(out);
        most.print(out);
    }

    private static long[] singles(Contender one, int count) throws IOException {
        final long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            OtherTopologies.pause(BETWEEN);
            nanos[i] = one.single(i % Contender.LETTERS);
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
