package io.millrace.bench;

import java.util.concurrent.TimeUnit;

/**
 * How long everything takes.
 *
 * @param rounds interleaved rounds; medians are taken over them
 * @param roundNanos one measurement of one contender
 * @param warmUpNanos what each contender gets before the first round
 * @param singles single messages in a round of latencies
 * @param swaps swaps in a round
 */
record Effort(int rounds, long roundNanos, long warmUpNanos, int singles, int swaps) {
    static Effort ofProperties() {
        final boolean quick = Boolean.getBoolean("bench.quick");
        return quick
                ? new Effort(3, TimeUnit.MILLISECONDS.toNanos(500), TimeUnit.SECONDS.toNanos(2), 200, 8)
                : new Effort(7, TimeUnit.MILLISECONDS.toNanos(1500), TimeUnit.SECONDS.toNanos(5), 500, 20);
    }
}
