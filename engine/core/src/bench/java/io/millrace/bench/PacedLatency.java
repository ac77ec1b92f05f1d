package io.millrace.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latency at 100,000 messages per second, in to out over loopback, free of coordinated omission. */
final class PacedLatency {
    private static final int PER_SECOND = 100_000;
    private static final int WARM_UP_ROUNDS = 3;

    private PacedLatency() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series half = new Series("TCP latency at 100,000 messages per second, p50 in us");
        final Series most = new Series("TCP latency at 100,000 messages per second, p99 in us");
        final int messages = (int) (2 * effort.roundNanos() * PER_SECOND / TimeUnit.SECONDS.toNanos(1));
        try (Contender millrace = Contender.start("Millrace", "millrace");
                Contender netty = Contender.start("Netty by hand", "netty");
                Contender nio = Contender.start("NIO by hand, blocking", "nio")) {
            final List<Contender> all = List.of(millrace, netty, nio);
            for (final Contender one : all) {
                one.flood(500);
            }
            for (int round = -WARM_UP_ROUNDS; round < effort.rounds(); round++) {
                for (final Contender one : all) {
                    final Histogram nanos = one.paced(PER_SECOND, messages);
                    if (round >= 0) {
                        half.add(one.name(), nanos.getValueAtPercentile(50) / 1e3);
                        most.add(one.name(), nanos.getValueAtPercentile(99) / 1e3);
                    }
                }
            }
        }
        half.goal("Netty by hand", "1.3 or less").print(out);
        most.goal("Netty by hand", "2 or less").print(out);
    }
}
