package io.millrace.engine.runtime;

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
 * @param emitLimit outputs of one message; one that emits more fails
 */
public record EngineOptions(
        NanoClock clock,
        InputStream standardIn,
        OutputStream standardOut,
        List<ConnectorProvider> connectors,
        int emitLimit) {
    private static final int EMIT_LIMIT = 1_000_000;

    public EngineOptions {
        connectors = List.copyOf(connectors);
    }

    /** The machine's clock, the process's own standard streams, and the connectors found on the class path. */
    public static EngineOptions standard() {
        return new EngineOptions(
                new SystemClock(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                ServiceLoader.load(ConnectorProvider.class, EngineOptions.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                EMIT_LIMIT);
    }

    public EngineOptions withClock(NanoClock other) {
        return new EngineOptions(other, standardIn, standardOut, connectors, emitLimit);
    }

    public EngineOptions withStandardIn(InputStream other) {
        return new EngineOptions(clock, other, standardOut, connectors, emitLimit);
    }

    public EngineOptions withStandardOut(OutputStream other) {
        return new EngineOptions(clock, standardIn, other, connectors, emitLimit);
    }

    public EngineOptions withConnectors(List<ConnectorProvider> others) {
        return new EngineOptions(clock, standardIn, standardOut, others, emitLimit);
    }

    public EngineOptions withEmitLimit(int limit) {
        return new EngineOptions(clock, standardIn, standardOut, connectors, limit);
    }
}
