package io.millrace.engine.runtime;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.NodeMetrics.Counts;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.testkit.ManualClock;
import io.millrace.engine.testkit.ManualWorkers;
import io.millrace.engine.topology.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** An application with scripted connectors, driven turn by turn. */
final class Bench implements ConnectorProvider {
    static final TrialHooks NO_HOOKS = new TrialHooks() {
        @Override
        public void crossed(String edge, Object message) {}

        @Override
        public boolean seesEdges() {
            return false;
        }

        @Override
        public long granted(String generator) {
            return Long.MAX_VALUE;
        }
    };

    final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final ManualWorkers worker;
    final List<Problem> problems = new ArrayList<>();
    private final Map<String, ScriptedSource> sources = new ConcurrentHashMap<>();
    private final Map<String, ScriptedSink> sinks = new ConcurrentHashMap<>();
    private int emitLimit = 1_000_000;
    private int queueSlots = 1024;
    private boolean metrics = true;
    private Chains chains = Chains.LINKED;
    private Deployment deployment;

    Bench() {
        this(1);
    }

    Bench(int workers) {
        worker = new ManualWorkers(workers);
    }

    Bench(int workers, Chains chains) {
        this(workers);
        this.chains = chains;
    }

    /** Numbers of workers, each with chains that are linked and chains that are interpreted. */
    static Stream<Arguments> ways() {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(workers -> Stream.of(Chains.ALWAYS_LINKED, Chains.INTERPRETED)
                        .map(chains -> Arguments.of(workers, chains)));
    }

    static String text(ByteBuffer frame) {
        return StandardCharsets.UTF_8.decode(frame).toString();
    }

    static DeploymentPlan plan(Application app) throws DeploymentRefused {
        return app.plan(Layers.NONE, Path.of("."));
    }

    Bench emitLimit(int limit) {
        emitLimit = limit;
        return this;
    }

    Bench queueSlots(int slots) {
        queueSlots = slots;
        return this;
    }

    Bench metrics(boolean measured) {
        metrics = measured;
        return this;
    }

    EngineOptions options() {
        return EngineOptions.standard()
                .withClock(clock)
                .withConnectors(List.of(this))
                .withEmitLimit(emitLimit)
                .withChains(chains)
                .withQueueSlots(queueSlots)
                .withMetrics(metrics);
    }

    Bench deploy(Application app) throws DeploymentRefused {
        deployment = Engine.create(options()).deployByHand(plan(app), worker.workers(), NO_HOOKS);
        return this;
    }

    Deployment deployment() {
        return Objects.requireNonNull(deployment);
    }

    /** Feeds the source {@code in} and runs until idle. */
    Bench feed(String... texts) {
        source("in").give(texts);
        return run();
    }

    Bench run() {
        worker.runUntilIdle();
        return this;
    }

    ScriptedSource source(String node) {
        return sources.computeIfAbsent(node, name -> new ScriptedSource());
    }

    ScriptedSink sink(String node) {
        return sinks.computeIfAbsent(node, name -> new ScriptedSink());
    }

    List<String> out() {
        return sink("out").taken();
    }

    NodeMetrics node(String name) {
        return Objects.requireNonNull(deployment().metrics().nodes().get(name));
    }

    Counts counts(String name) {
        return node(name).counts();
    }

    long crossed(String edge) {
        final EdgeMetrics metrics = deployment().metrics().edges().get(edge);
        return Objects.requireNonNull(metrics).messages();
    }

    @Override
    public Map<String, Supplier<SourceConnector>> sources() {
        final Map<String, Supplier<SourceConnector>> all = new HashMap<>();
        Arrays.asList("tcp-source", "file-source", "stdin")
                .forEach(kind -> all.put(kind, () -> new NamedSource(this::source)));
        return all;
    }

    @Override
    public Map<String, Supplier<SinkConnector>> sinks() {
        final Map<String, Supplier<SinkConnector>> all = new HashMap<>();
        Arrays.asList("tcp-sink", "file-sink", "stdout")
                .forEach(kind -> all.put(kind, () -> new NamedSink(this::sink)));
        return all;
    }

    @Override
    public List<Problem> check(DeploymentPlan plan) {
        return problems;
    }
}
