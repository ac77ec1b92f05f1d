package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.ApplicationSettings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What an engine is given by whoever starts it.
 *
 * @param clock the only source of time
 * @param standardIn what nodes of the kind stdin read
 * @param standardOut what nodes of the kind stdout write
 * @param connectors who makes connectors; a later one wins over an earlier one for the same kind
 * @param workers threads of each deployment, up to 256, or 0 for as many as the application's settings say; with more than one, code of the same node is called by several at
 *     once, each with an instance of its own where the code can be made anew
 * @param queueSlots messages that fit into each queue between two workers, a power of two; fewer when there are so many
 *     queues that together they would hold more than 4 Mi
 * @param metrics whether rates, latencies and shares are measured; without, counts are still exact, but brought up to
 *     date only once a second
 * @param emitLimit outputs of one message; one that emits more fails
 * @param chains how messages go from node to node
 */
public record EngineOptions(
        NanoClock clock,
        InputStream standardIn,
        OutputStream standardOut,
        List<ConnectorProvider> connectors,
        int emitLimit,
        int workers,
        int queueSlots,
        boolean metrics,
        Chains chains) {
    private static final int EMIT_LIMIT = 1_000_000;
    private static final int QUEUE_SLOTS = 1024;

    public EngineOptions {
        connectors = List.copyOf(connectors);
        if (workers < 0 || workers > Partitions.COUNT) {
            throw new IllegalArgumentException("workers must be 0 to " + Partitions.COUNT + ", not " + workers);
        }
        if (Integer.bitCount(queueSlots) != 1 || queueSlots < 0) {
            throw new IllegalArgumentException("queueSlots must be a power of two, not " + queueSlots);
        }
    }

    /**
     * The machine's clock, the process's own standard streams, the connectors found on the class path, and as many
     * workers as each application says.
     */
    public static EngineOptions standard() {
        return new EngineOptions(
                new SystemClock(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                ServiceLoader.load(ConnectorProvider.class, EngineOptions.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                EMIT_LIMIT,
                0,
                QUEUE_SLOTS,
                true,
                Chains.ofProperty());
    }

    public EngineOptions withClock(NanoClock other) {
        return new EngineOptions(
                other, standardIn, standardOut, connectors, emitLimit, workers, queueSlots, metrics, chains);
    }

    public EngineOptions withStandardIn(InputStream other) {
        return new EngineOptions(
                clock, other, standardOut, connectors, emitLimit, workers, queueSlots, metrics, chains);
    }

    public EngineOptions withStandardOut(OutputStream other) {
        return new EngineOptions(clock, standardIn, other, connectors, emitLimit, workers, queueSlots, metrics, chains);
    }

    public EngineOptions withConnectors(List<ConnectorProvider> others) {
        return new EngineOptions(
                clock, standardIn, standardOut, others, emitLimit, workers, queueSlots, metrics, chains);
    }

    public EngineOptions withEmitLimit(int limit) {
        return new EngineOptions(
                clock, standardIn, standardOut, connectors, limit, workers, queueSlots, metrics, chains);
    }

    public EngineOptions withWorkers(int number) {
        return new EngineOptions(
                clock, standardIn, standardOut, connectors, emitLimit, number, queueSlots, metrics, chains);
    }

    public EngineOptions withQueueSlots(int slots) {
        return new EngineOptions(
                clock, standardIn, standardOut, connectors, emitLimit, workers, slots, metrics, chains);
    }

    public EngineOptions withMetrics(boolean measured) {
        return new EngineOptions(
                clock, standardIn, standardOut, connectors, emitLimit, workers, queueSlots, measured, chains);
    }

    public EngineOptions withChains(Chains other) {
        return new EngineOptions(
                clock, standardIn, standardOut, connectors, emitLimit, workers, queueSlots, metrics, other);
    }

    /**
     * How many workers an application gets: as these options say, else its own setting, else one for each processor but
     * one.
     */
    public int workersOf(DeploymentPlan plan) {
        if (workers > 0) {
            return workers;
        }
        final int wanted = plan.settings()
                .ofApplication(ApplicationSettings.WORKERS)
                .map(setting -> Integer.parseInt(setting.value()))
                .orElse(0);
        return wanted > 0
                ? wanted
                : Math.min(Partitions.COUNT, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }
}
