package io.millrace.bench;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.net.NetConnectors;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.FrameReceiver;
import io.millrace.engine.runtime.NanoClock;
import io.millrace.engine.runtime.SinkConnector;
import io.millrace.engine.runtime.SourceConnector;
import io.netty.channel.EventLoop;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Alphabet by hand between Millrace's own connectors: what they cost without anything of the engine between them. */
final class AlphabetConnectors {
    private static final int BUDGET = 4096;
    private static final NanoClock CLOCK = new NanoClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000L;
        }
    };

    private AlphabetConnectors() {}

    static int start(int receiver) {
        final CompletableFuture<Integer> port = new CompletableFuture<>();
        final Thread thread = new Thread(() -> run(receiver, port), "connectors");
        thread.setDaemon(true);
        thread.start();
        return port.join();
    }

    private static void run(int receiver, CompletableFuture<Integer> port) {
        final ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
        final NetConnectors kinds = new NetConnectors();
        final SinkConnector sink =
                Objects.requireNonNull(kinds.sinks().get("tcp-sink")).get();
        final SourceConnector source =
                Objects.requireNonNull(kinds.sources().get("tcp-source")).get();
        try {
            sink.open(new Node(loop, "tcp-sink", receiver));
            source.open(new Node(loop, "tcp-source", 0), new Votes(sink));
            port.complete(source.link().port());
        } catch (Exception e) {
            port.completeExceptionally(e);
            return;
        }
        int handled = 0;
        while (true) {
            final int events = handled > 0 ? loop.runNow() : loop.run(1_000_000_000L);
            handled = source.poll(BUDGET) + events;
            sink.flush();
        }
    }

    /** What the alphabet does, into the sink's buffer. */
    private static final class Votes implements FrameReceiver {
        private final SinkConnector sink;
        private final long[] votes = new long[256];

        Votes(SinkConnector sink) {
            this.sink = sink;
        }

        @Override
        public boolean hasRoom() {
            return sink.hasRoom();
        }

        @Override
        public void frame(ByteBuffer bytes, int start, int length) {
            final int letter = bytes.get(start) & 0xFF;
            votes[letter] += bytes.getInt(start + 1) & 0xFFFF_FFFFL;
            sink.reserve(64).putInt(9).put((byte) letter).putLong(votes[letter]);
            sink.commit();
        }
    }

    /** A node with the settings of its kind, but for its port. */
    private static final class Node implements ConnectorContext {
        private final EventLoop loop;
        private final String kind;
        private final Map<String, String> settings = new HashMap<>();

        Node(EventLoop loop, String kind, int port) {
            this.loop = loop;
            this.kind = kind;
            for (final Setting setting : Catalogue.standard().require(kind).settings()) {
                settings.put(setting.name(), setting.defaultValue());
            }
            settings.put("port", Integer.toString(port));
        }

        @Override
        public String node() {
            return kind;
        }

        @Override
        public String setting(String name) {
            return Objects.requireNonNull(settings.get(name));
        }

        @Override
        public Path baseFolder() {
            return Path.of("");
        }

        @Override
        public NanoClock clock() {
            return CLOCK;
        }

        @Override
        public EventLoop eventLoop() {
            return loop;
        }

        @Override
        public void wake() {
            // only threads of connectors wake, and these have none
        }

        @Override
        public InputStream standardIn() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream standardOut() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void trouble(String error, String detail) {
            throw new IllegalStateException(error + " " + detail);
        }
    }
}
