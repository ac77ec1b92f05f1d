package io.millrace.bench;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The in-memory chain on an engine, which runs only while it is measured. */
final class MemoryRun implements AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final PausedNumbers numbers = new PausedNumbers();
    private final Deployment running;
    private final Set<Long> workers;

    MemoryRun(String name, EngineOptions options) throws DeploymentRefused {
        this.name = name;
        final Set<Long> before = threads();
        this.running =
                Engine.create(options).deploy(application(numbers).plan());
        this.workers = threads();
        workers.removeAll(before);
        numbers.stop();
    }

    /** What a measurement gave. */
    record Result(double perCpuSecond, double bytesEach) {}

    Deployment deployment() {
        return running;
    }

    String name() {
        return name;
    }

    private static Application application(PausedNumbers numbers) {
        final Application app = Application.named("in-memory");
        final State<Messages.Tally> tallies = app.state("tallies", Messages.Tally::new);
        final State<Messages.Total> total = app.applicationState("total", Messages.Total::new);
        app.generator("numbers", 0, numbers)
                .compute("map", Messages.Reading::of)
                .compute("filter", reading -> reading.value() % 8 == 0 ? null : reading)
                .key("by-sensor", Messages.Reading::sensor)
                .computeWith(
                        "count", tallies, (reading, tally) -> new Messages.Counted(reading.sensor(), ++tally.count))
                .computeWith("sum", total, (counted, sum) -> {
                    sum.sum += counted.count();
                    return null;
                })
                .discard("out");
        return app;
    }

    Result measure(long nanos) {
        numbers.resume();
        OtherTopologies.pause(nanos / 10);
        final long messages = numbers.stop();
        final long cpu = cpu();
        final long bytes = bytes();
        numbers.resume();
        OtherTopologies.pause(nanos);
        final long usedMessages = numbers.stop() - messages;
        final long usedCpu = cpu() - cpu;
        final long usedBytes = bytes() - bytes;
        return new Result(usedMessages * 1e3 / usedCpu, (double) usedBytes / usedMessages);
    }

    private static Set<Long> threads() {
        return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toSet());
    }

    private long cpu() {
        return workers.stream()
                .mapToLong(THREADS::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private long bytes() {
        return workers.stream().mapToLong(THREADS::getThreadAllocatedBytes).sum();
    }

    @Override
    public void close() {
        numbers.resume();
        running.close();
    }
}
