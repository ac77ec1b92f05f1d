package io.millrace.bench;

import io.millrace.engine.api.Generator;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** What a State costs for each of very many keys, beside the user's object: used heap after a collection. */
final class ManyKeys {
    private static final int[] SIZES = {250_000, 500_000, 1_000_000};
    private static final int ROUNDS = 3;
    private static final int MOST_COLLECTIONS = 20;
    private static final long LITTLE = 1 << 16;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private ManyKeys() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series series = new Series("Bytes for each key over the State object itself");
        final int most = SIZES[SIZES.length - 1];
        for (int round = 0; round < ROUNDS; round++) {
            final double object = ofObject(most);
            for (int i = SIZES.length - 1; i >= 0; i--) {
                series.add(name("Millrace", SIZES[i]), ofKeys(SIZES[i], effort) - object);
            }
            series.add(name("HashMap by hand", most), ofMap(most) - object);
        }
        for (final int size : SIZES) {
            series.goal(name("Millrace", size), "below 150");
        }
        series.print(out);
    }

    private static String name(String who, int keys) {
        return String.format("%s, %,d keys", who, keys);
    }

    /** A State as users write it. */
    static final class Tally {
        private long count;
    }

    /** So many longs, each once; then it waits. */
    private static final class Keys implements Generator<Long> {
        private final long most;
        private volatile boolean over;

        Keys(long most) {
            this.most = most;
        }

        @Override
        public Long initial() {
            return 1L;
        }

        @Override
        public Long next(Long previous) {
            while (previous >= most && !over) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return Math.min(previous + 1, most);
        }
    }

    private static double ofKeys(int keys, Effort effort) throws Exception {
        final Keys numbers = new Keys(keys);
        final Application app = Application.named("many-keys");
        final State<Tally> tallies = app.state("tallies", Tally::new);
        app.generator("numbers", 0, numbers)
                .key("by-number", n -> n)
                .computeWith("count", tallies, (Long n, Tally tally) -> {
                    tally.count++;
                    return null;
                })
                .discard("out");
        final long before = used();
        try (Deployment running = Engine.create(EngineOptions.standard()).deploy(app.plan())) {
            // The worker stands inside the generator by then, so its last counts may not be published.
            while (held(running) < keys - 10_000L) {
                OtherTopologies.pause(effort.roundNanos() / 10);
            }
            OtherTopologies.pause(effort.roundNanos());
            final double each = (double) (used() - before) / keys;
            numbers.over = true;
            return each;
        }
    }

    private static long held(Deployment running) {
        return Objects.requireNonNull(running.metrics().nodes().get("count"))
                .counts()
                .keys();
    }

    private static double ofMap(int keys) {
        final long before = used();
        final Map<Long, Tally> map = new HashMap<>();
        for (long i = 1; i <= keys; i++) {
            map.computeIfAbsent(i, key -> new Tally()).count++;
        }
        final double each = (double) (used() - before) / keys;
        require(map.size() == keys);
        return each;
    }

    private static double ofObject(int number) {
        final Tally[] all = new Tally[number];
        final long before = used();
        for (int i = 0; i < number; i++) {
            all[i] = new Tally();
            all[i].count = i;
        }
        final double each = (double) (used() - before) / number;
        require(LongStream.of(0, number - 1L).allMatch(i -> all[(int) i].count == i));
        return each;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("what was measured is not what was meant");
        }
    }

    /** Collects until that brings nothing more: some things only go with the next collection. */
    private static long used() {
        long before = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            MEMORY.gc();
            final long used = MEMORY.getHeapMemoryUsage().getUsed();
            if (before - used < LITTLE && i > 1) {
                return used;
            }
            before = used;
        }
        return before;
    }
}
