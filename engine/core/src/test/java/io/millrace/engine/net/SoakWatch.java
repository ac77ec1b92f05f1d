package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether the process grows: heap after a collection, direct memory, threads. */
final class SoakWatch {
    private static final long MEBI = 1 << 20;

    private final List<Sample> samples = new ArrayList<>();

    /** One moment. */
    record Sample(long heap, long direct, long threads) {
        String text() {
            return heap / 1024 + " KiB heap, " + direct / 1024 + " KiB direct, " + threads + " threads";
        }
    }

    Sample take() {
        final var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        final long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        final Sample sample = new Sample(
                memory.getHeapMemoryUsage().getUsed(),
                buffers + Math.max(0, PlatformDependent.usedDirectMemory()),
                ManagementFactory.getThreadMXBean().getThreadCount());
        samples.add(sample);
        return sample;
    }

    /** The last quarter is compared with the second: in the first everything comes to its size. */
    void assertFlat() {
        assertThat(samples).as("samples").hasSizeGreaterThanOrEqualTo(8);
        final Sample before = medians(samples.size() / 4, samples.size() / 2);
        final Sample after = medians(samples.size() * 3 / 4, samples.size());
        assertThat(after.heap())
                .as("heap after a collection, %s", samples)
                .isLessThan(before.heap() * 11 / 10 + 4 * MEBI);
        assertThat(after.direct()).as("direct memory, %s", samples).isLessThan(before.direct() + 2 * MEBI);
        assertThat(after.threads()).as("threads, %s", samples).isLessThanOrEqualTo(before.threads());
    }

    private Sample medians(int from, int to) {
        return new Sample(
                median(Sample::heap, from, to), median(Sample::direct, from, to), median(Sample::threads, from, to));
    }

    private long median(ToLongFunction<Sample> of, int from, int to) {
        final long[] sorted =
                samples.subList(from, to).stream().mapToLong(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
