package io.millrace.engine.runtime;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.testkit.ManualWorkers;
import io.millrace.engine.topology.Problem;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures alphabet in memory on one thread: frame, decoder, key, state computation, encoder. Run it by hand. */
public final class EngineThroughput {
    private static final int ROUND = 10_000_000;

    private EngineThroughput() {}

    public static void main(String[] args) throws Exception {
        final PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        final Application app = Application.named("alphabet");
        final State<Tally> votes = app.state("votes", Tally::new);
        final Encoder<Total> encoder =
                (total, into) -> into.putInt(9).put((byte) total.letter()).putLong(total.votes());
        app.source("in", Sources.tcp(7001), frame -> new Vote((char) frame.get(), frame.getInt()))
                .key("by-letter", Vote::letter)
                .computeWith("add-votes", votes, (vote, tally) -> {
                    tally.votes += vote.votes();
                    return new Total(vote.letter(), tally.votes);
                })
                .sink("out", Sinks.tcp("127.0.0.1", 7002), encoder);
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final Flood flood = new Flood();
        final ManualWorkers worker = new ManualWorkers(1);
        final EngineOptions options = EngineOptions.standard()
                .withConnectors(List.of(new Memory(flood)))
                .withWorkers(1);
        final TrialHooks none = null;
        final Deployment deployment = Engine.byHand(new Launch(options, Bench.plan(app), none), worker.workers());
        for (int round = 0; round < 6; round++) {
            flood.left = ROUND;
            final long began = threads.getCurrentThreadCpuTime();
            worker.runUntilIdle();
            final double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
            out.printf("%.1f M messages per CPU second%n", ROUND / seconds / 1e6);
        }
        out.println(deployment.metrics().nodes().get("out"));
    }

    private record Vote(char letter, int votes) {}

    private record Total(char letter, long votes) {}

    private static final class Tally {
        private long votes;
    }

    private record Memory(Flood flood) implements ConnectorProvider {
        @Override
        public Map<String, Supplier<SourceConnector>> sources() {
            return Map.of("tcp-source", () -> flood);
        }

        @Override
        public Map<String, Supplier<SinkConnector>> sinks() {
            return Map.of("tcp-sink", Drain::new);
        }

        @Override
        public List<Problem> check(DeploymentPlan plan) {
            return List.of();
        }
    }

    private static final class Flood implements SourceConnector {
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(26 * 5);
        private FrameReceiver receiver;
        private int left;
        private int letter;

        @Override
        public void open(ConnectorContext context, FrameReceiver frames) {
            for (int i = 0; i < 26; i++) {
                bytes.put((byte) ('A' + i)).putInt(i);
            }
            receiver = frames;
        }

        @Override
        public int poll(int budget) {
            int given = 0;
            while (given < budget && left > 0 && receiver.hasRoom()) {
                receiver.frame(bytes, letter * 5, 5);
                letter = letter == 25 ? 0 : letter + 1;
                given++;
                left--;
            }
            return given;
        }

        @Override
        public void stopReading() {
            left = 0;
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public long halfFrames() {
            return 0;
        }

        @Override
        public Link link() {
            return Link.NONE;
        }

        @Override
        public void close() {
            left = 0;
        }
    }

    private static final class Drain implements SinkConnector {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

        @Override
        public void open(ConnectorContext context) {}

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public ByteBuffer reserve(int atLeast) {
            if (buffer.remaining() < atLeast) {
                buffer.clear();
            }
            return buffer;
        }

        @Override
        public void commit() {}

        @Override
        public void flush() {}

        @Override
        public long pending() {
            return 0;
        }

        @Override
        public Link link() {
            return Link.NONE;
        }

        @Override
        public void close() {}
    }
}
