package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.fail;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.NanoClock;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.netty.channel.EventLoop;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The thread of a test in the place of a worker: it turns the loop, polls sources and flushes sinks. */
public final class TestWorker implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final int BUDGET = 256;

    public final List<String> troubles = new ArrayList<>();
    public final AtomicInteger wakes = new AtomicInteger();
    public InputStream standardIn = InputStream.nullInputStream();
    public OutputStream standardOut = new ByteArrayOutputStream();
    private final ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
    private final TestClock clock = new TestClock();
    private final List<SourceConnector> sources = new ArrayList<>();
    private final List<SinkConnector> sinks = new ArrayList<>();
    private final Path folder;
    private boolean busy;

    public TestWorker(Path folder) {
        this.folder = folder;
    }

    public TestWorker() {
        this(Path.of(""));
    }

    /** Settings of a node of some kind: the catalogue's defaults but for those given as name, value, name, value. */
    public ConnectorContext context(String node, String kind, String... given) {
        final Map<String, String> settings = new HashMap<>();
        for (final Setting setting : Catalogue.standard().require(kind).settings()) {
            settings.put(setting.name(), setting.defaultValue());
        }
        for (int i = 0; i < given.length; i += 2) {
            settings.put(given[i], given[i + 1]);
        }
        return new Context(node, settings);
    }

    public void add(SourceConnector source) {
        sources.add(source);
    }

    public void add(SinkConnector sink) {
        sinks.add(sink);
    }

    /** One turn; after one with nothing to do it waits at most a millisecond for something to happen. */
    public void turn() {
        if (busy) {
            loop.runNow();
        } else {
            loop.run(1_000_000L);
        }
        busy = false;
        for (final SourceConnector source : sources) {
            busy |= source.poll(BUDGET) > 0;
        }
        sinks.forEach(SinkConnector::flush);
    }

    public void until(String what, BooleanSupplier condition) {
        final long end = clock.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() > end) {
                fail("in vain waited until " + what + "; troubles: " + troubles);
            }
            turn();
        }
    }

    /** Turns for a while in which nothing should change. */
    public void turnFor(int millis) {
        final long end = clock.nanoTime() + millis * 1_000_000L;
        while (clock.nanoTime() < end) {
            turn();
        }
    }

    public static void write(SinkConnector sink, String message) {
        final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer into = sink.reserve(bytes.length);
        into.put(bytes);
        sink.commit();
    }

    public EventLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        sources.forEach(SourceConnector::close);
        sinks.forEach(SinkConnector::close);
        loop.runNow();
        loop.shutdown();
        while (!loop.isTerminated()) {
            loop.run(1_000_000L);
        }
    }

    private final class Context implements ConnectorContext {
        private final String node;
        private final Map<String, String> settings;

        Context(String node, Map<String, String> settings) {
            this.node = node;
            this.settings = settings;
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public String setting(String name) {
            return settings.get(name);
        }

        @Override
        public Path baseFolder() {
            return folder;
        }

        @Override
        public NanoClock clock() {
            return clock;
        }

        @Override
        public EventLoop eventLoop() {
            return loop;
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
            loop.wakeup();
        }

        @Override
        public InputStream standardIn() {
            return standardIn;
        }

        @Override
        public OutputStream standardOut() {
            return standardOut;
        }

        @Override
        public void trouble(String error, String detail) {
            troubles.add(node + ": " + error + " [" + detail + "]");
        }
    }
}
