package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.NodeMetrics.Link;
import io.millrace.engine.topology.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source of which each worker has a part. */
class SpreadSourceTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));

    private final Application app = Application.named("spread");
    private final Map<Integer, ScriptedSource> parts = new ConcurrentHashMap<>();

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    /** The scripted connectors, but for TCP sources, which are spread. */
    private final class Spread implements ConnectorProvider {
        @Override
        public Map<String, Supplier<SourceConnector>> sources() {
            return Map.of();
        }

        @Override
        public Map<String, SpreadSource.Maker> spreadSources() {
            return Map.of(
                    "tcp-source",
                    (workers, home) -> worker -> parts.computeIfAbsent(worker, i -> {
                        final ScriptedSource part = new ScriptedSource();
                        part.link(new Link(true, i == home ? "listening" : "", i == home ? 7001 : 0, i + 1));
                        return part;
                    }));
        }

        @Override
        public Map<String, Supplier<SinkConnector>> sinks() {
            return Map.of();
        }

        @Override
        public List<Problem> check(DeploymentPlan plan) {
            return List.of();
        }
    }

    private Deployment deploy(Bench by) throws DeploymentRefused {
        final EngineOptions options = by.options().withConnectors(List.of(by, new Spread()));
        return Engine.create(options).deployByHand(Bench.plan(app), by.worker.workers(), Bench.NO_HOOKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void eachWorkerReadsItsPartAndKeysGoToTheirOwners(int workers) throws Exception {
        final State<int[]> counts = app.state("counts", () -> new int[1]);
        in().key("key", s -> s.charAt(0))
                .computeWith("count", counts, (s, n) -> s.charAt(0) + "" + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
        final Bench by = new Bench(workers);
        final Deployment deployment = deploy(by);
        assertThat(parts).hasSize(workers);
        for (int i = 0; i < 10; i++) {
            parts.values().forEach(part -> part.give("a", "b", "c", "d"));
        }
        parts.values().forEach(ScriptedSource::finish);
        by.run();

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(by.out()).hasSize(40 * workers);
        for (final String key : List.of("a", "b", "c", "d")) {
            assertThat(by.out().stream().filter(text -> text.startsWith(key)))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 10 * workers)
                            .mapToObj(i -> key + i)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatThePartsSayOfTheirConnectionsIsPutTogetherAndAllAreClosed(int workers) throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench by = new Bench(workers);
        final Deployment deployment = deploy(by);
        parts.values().forEach(part -> part.give("x"));
        by.run();

        final Link link =
                Objects.requireNonNull(deployment.metrics().nodes().get("in")).link();
        assertThat(link).isEqualTo(new Link(true, "listening", 7001, workers * (workers + 1) / 2));
        assertThat(by.out()).hasSize(workers);
        deployment.stop(Duration.ofSeconds(1)).isDone();
        by.run();
        assertThat(parts.values()).allMatch(ScriptedSource::isClosed);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aSinkIsWhereTheSourceInFrontOfItIsAtHome(int workers) throws Exception {
        in().compute("same", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Placement placement = Placement.of(
                Bench.plan(app).topology(),
                workers,
                new Placement.Wishes(node -> node.name().equals("in"), node -> false));

        assertThat(placement.home("out")).isEqualTo(placement.home("in"));
        assertThat(placement.runs("same", workers - 1)).isTrue();
        assertThat(placement.exchange(
                        Bench.plan(app).topology().edgesInto("out").get(0)))
                .contains(new Placement.Site.Fixed(placement.home("in")));
    }
}
