package io.millrace.engine.testkit;

import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.TrialHooks;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Runs a topology by hand: the engine's own classes with a clock that stands still, sources that are fed and sinks
 * that collect. The same input gives the same output, and nothing outside is touched.
 *
 * <p>What is fed waits until {@link #runUntilIdle} or {@link #end}.
 *
 * <p>Threading: one thread.
 */
public final class TopologyDriver implements AutoCloseable {
    private final ManualClock clock;
    private final ManualWorkers workers;
    private final Map<String, Long> granted = new HashMap<>();
    private final TrialConnectors connectors;
    private final Deployment deployment;
    private final BooleanSupplier givenUp;

    private TopologyDriver(DeploymentPlan plan, DriverOptions options) throws DeploymentRefused {
        this.clock = ManualClock.startingAt(options.startsAt());
        this.workers = new ManualWorkers(options.workers());
        this.connectors = new TrialConnectors(plan.topology());
        this.givenUp = options.givenUp();
        final EngineOptions engine = EngineOptions.standard()
                .withClock(clock)
                .withStandardIn(InputStream.nullInputStream())
                .withStandardOut(OutputStream.nullOutputStream())
                .withConnectors(List.of(connectors));
        this.deployment = Engine.create(engine)
                .deployByHand(connectors.fed(plan), workers.workers(), new Hooks(options.edges(), granted));
    }

    /** Makes and opens everything; nothing is fed yet. */
    public static TopologyDriver start(DeploymentPlan plan, DriverOptions options) throws DeploymentRefused {
        return new TopologyDriver(plan, options);
    }

    /** One frame enters a source through its decoder. */
    public void feedFrame(String source, byte[] payload) {
        feed(source).frame(payload);
    }

    /** Bytes enter a source through its framing and decoder; what is half a frame waits for more. */
    public void feedStream(String source, byte[] bytes) {
        feed(source).bytes(bytes);
    }

    /** A message enters behind a source's decoder. */
    public void feedMessage(String source, Object message) {
        feed(source).message(message);
    }

    /** A generator gives so many messages more. */
    public void generate(String source, int count) {
        if (!deployment.metrics().nodes().containsKey(source)) {
            throw new IllegalArgumentException("there is no node " + source);
        }
        granted.merge(source, (long) count, Long::sum);
    }

    /** Goes on until nothing is left to do at this moment of the clock. */
    public void runUntilIdle() {
        boolean more = true;
        while (more) {
            if (givenUp.getAsBoolean()) {
                throw new CancellationException("given up");
            }
            more = workers.turn();
        }
    }

    /** All sources have ended: runs until everything is drained. */
    public void end() {
        runUntilIdle();
        connectors.feeds().values().forEach(Feed::finish);
        runUntilIdle();
        stop();
    }

    /** Generators don't end by themselves. */
    private void stop() {
        if (!workers.haveEnded()) {
            deployment.stop(Duration.ofDays(1)).isDone();
            runUntilIdle();
        }
    }

    /** Bytes of each message that a sink took, in order. */
    public List<byte[]> sink(String name) {
        final Collector collector = connectors.collectors().get(name);
        if (collector == null) {
            throw new IllegalArgumentException("there is no sink " + name + " that takes bytes");
        }
        return collector.messages();
    }

    public ManualClock clock() {
        return clock;
    }

    public MetricsSnapshot metrics() {
        return deployment.metrics();
    }

    /** Why it stopped by itself, in words for people; empty when it did not. */
    public Optional<String> failure() {
        if (!deployment.ended().isCompletedExceptionally()) {
            return Optional.empty();
        }
        try {
            deployment.ended().join();
            return Optional.empty();
        } catch (CompletionException failed) {
            return Optional.ofNullable(failed.getCause()).map(Throwable::getMessage);
        }
    }

    private Feed feed(String source) {
        final Feed feed = connectors.feeds().get(source);
        if (feed == null) {
            throw new IllegalArgumentException("there is no source " + source + " that takes frames");
        }
        return feed;
    }

    @Override
    public void close() {
        if (!workers.haveEnded()) {
            deployment.stop(Duration.ZERO).isDone();
            workers.runUntilIdle();
        }
    }

    /** What the engine asks and tells. */
    private record Hooks(EdgeListener edges, Map<String, Long> granted) implements TrialHooks {
        @Override
        public void crossed(String edge, Object message) {
            edges.crossed(edge, message);
        }

        @Override
        public long granted(String generator) {
            return granted.getOrDefault(generator, 0L);
        }
    }
}
