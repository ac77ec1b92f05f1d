package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Window;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Pipeline;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.Windows;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.PathMetrics;
import io.millrace.engine.metrics.Rates;
import io.millrace.engine.metrics.WorkerMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.millrace.engine.runtime.Bench#ways")
class MetricsTest {
    private static final Encoder<Object> TEXT =
            (message, into) -> into.put(message.toString().getBytes(StandardCharsets.UTF_8));
    private static final Percentage EXACTNESS = Percentage.withPercentage(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    @Parameter(0)
    int workers;

    @Parameter(1)
    Chains chains;

    private final Application app = Application.named("app");

    private Pipeline<String> in() {
        return app.source("in", Sources.tcp(7001), Bench::text);
    }

    private Bench bench() {
        return new Bench(workers, chains);
    }

    private static long nanos(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    /** Time passes, and each worker looks at the clock now and then. */
    private static void pass(Bench bench, Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 50) {
            bench.clock.advance(Duration.ofMillis(50));
            bench.run();
        }
    }

    private static EdgeMetrics edge(Bench bench, String id) {
        return Objects.requireNonNull(bench.deployment().metrics().edges().get(id));
    }

    @Test
    void ratesAreWhatCrossedInASecondOfTheEnginesClock() throws Exception {
        in().compute("same", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = bench().deploy(app);
        for (int i = 0; i < 300; i++) {
            bench.clock.advance(Duration.ofMillis(10));
            bench.feed("four");
        }

        final Rates rates = edge(bench, "in--same").rates();
        assertThat(rates.second()).isCloseTo(100, within(1.0));
        assertThat(rates.minute()).isCloseTo(100, within(1.0));
        final NodeMetrics.Flow flow = bench.node("in").flow();
        assertThat(flow.in().second()).isCloseTo(100, within(1.0));
        assertThat(flow.out().fiveMinutes()).isCloseTo(100, within(1.0));
        assertThat(flow.bytes().second()).isCloseTo(400, within(4.0));
        assertThat(bench.node("out").flow().bytes().second()).isCloseTo(400, within(4.0));
        assertThat(bench.deployment().metrics().upNanos()).isEqualTo(nanos(3000));
    }

    @Test
    void whoeverLooksSeesTheSameRates() throws Exception {
        in().sink("out", Sinks.stdout(), TEXT);
        final Bench bench = bench().deploy(app);
        for (int i = 0; i < 150; i++) {
            bench.clock.advance(Duration.ofMillis(10));
            bench.feed("a");
        }
        final Rates first = edge(bench, "in--out").rates();
        bench.feed("b", "c", "d");

        assertThat(edge(bench, "in--out").rates()).isEqualTo(first);
        bench.clock.advance(Duration.ofMinutes(10));
        assertThat(edge(bench, "in--out").rates()).isEqualTo(Rates.NONE);
    }

    @Test
    void aNodesLatencyIsItsOwnTime() throws Exception {
        final Bench bench = bench();
        in().compute("slow", s -> {
                    bench.clock.advance(Duration.ofMillis(20));
                    return s;
                })
                .compute("quick", s -> s)
                .sink("out", Sinks.stdout(), TEXT);
        bench.deploy(app);
        for (int i = 0; i < 100; i++) {
            bench.feed("a");
        }

        final Latency slow = bench.node("slow").latency().recent();
        assertThat(slow.samples()).isEqualTo(100);
        assertThat(slow.p50()).isCloseTo(nanos(20), EXACTNESS);
        assertThat(slow.p999()).isCloseTo(nanos(20), EXACTNESS);
        assertThat(bench.node("quick").latency().recent().samples()).isEqualTo(100);
        assertThat(bench.node("quick").latency().recent().max()).isZero();
        assertThat(bench.node("out").endToEnd().recent().p50()).isCloseTo(nanos(20), EXACTNESS);
        assertThat(bench.node("quick").endToEnd()).isEqualTo(Latencies.NONE);
    }

    @Test
    void latencyFromEndToEndIsKnownForEachSourceAndSink() throws Exception {
        final Bench bench = bench();
        final Pipeline<String> in = in();
        final Pipeline<String> other = app.source("other", Sources.tcp(7003), Bench::text);
        in.discard("nowhere");
        in.merge(other.compute("slow", s -> {
                    bench.clock.advance(Duration.ofMillis(5));
                    return s;
                }))
                .key("by-text", s -> s)
                .compute("step", s -> {
                    bench.clock.advance(MILLI);
                    return s;
                })
                .sink("out", Sinks.stdout(), TEXT);
        bench.deploy(app);
        for (int i = 0; i < 20; i++) {
            bench.clock.advance(Duration.ofMillis(100));
            bench.source("other").give("x" + i);
            bench.run();
            bench.feed("a" + i);
        }

        final MetricsSnapshot metrics = bench.deployment().metrics();
        assertThat(metrics.paths().stream().map(path -> path.source() + ">" + path.sink()))
                .containsExactlyInAnyOrder("in>nowhere", "in>out", "other>out");
        for (final PathMetrics path : metrics.paths()) {
            final long expected =
                    path.sink().equals("nowhere") ? 0 : path.source().equals("other") ? nanos(6) : nanos(1);
            assertThat(path.latency().total().samples()).isEqualTo(20);
            assertThat(path.latency().total().p50()).isCloseTo(expected, EXACTNESS);
        }
        assertThat(bench.node("out").endToEnd().total().samples()).isEqualTo(40);
    }

    @Test
    void whatIsPickedStandsForAll() throws Exception {
        final Bench bench = bench();
        final int[] calls = new int[1];
        in().compute("sometimes-slow", s -> {
                    if (calls[0]++ % 20 == 0) {
                        bench.clock.advance(MILLI);
                    }
                    return s;
                })
                .discard("out");
        bench.deploy(app);
        for (int i = 0; i < 100_000; i++) {
            bench.source("in").give("a");
        }
        bench.run();

        final Latency latency = bench.node("sometimes-slow").latency().total();
        assertThat(latency.samples()).isBetween(300L, 5_000L);
        assertThat(latency.p50()).isZero();
        assertThat(latency.p90()).isZero();
        assertThat(latency.p99()).isCloseTo(nanos(1), EXACTNESS);
        assertThat(bench.node("sometimes-slow").busy()).isBetween(0.5, 1.0);
    }

    @Test
    void allNodesTogetherAreNotBusierThanTheirWorker() throws Exception {
        final Bench bench = bench();
        in().compute("one", s -> {
                    bench.clock.advance(Duration.ofMillis(1));
                    return s;
                })
                .compute("three", s -> {
                    bench.clock.advance(Duration.ofMillis(3));
                    return s;
                })
                .sink("out", Sinks.stdout(), TEXT);
        bench.deploy(app);
        for (int i = 0; i < 1000; i++) {
            bench.clock.advance(Duration.ofMillis(4));
            bench.feed("a");
        }

        assertThat(bench.node("one").busy()).isCloseTo(0.125, within(0.02));
        assertThat(bench.node("three").busy()).isCloseTo(0.375, within(0.02));
        assertThat(bench.node("three").load().work()).isCloseTo(0.375, within(0.02));
        final double busiest = bench.deployment().metrics().workers().stream()
                .mapToDouble(WorkerMetrics::busy)
                .max()
                .orElse(0);
        assertThat(busiest).isCloseTo(0.5, within(0.02));
        assertThat(bench.deployment().metrics().workers()).hasSize(workers);
    }

    @Test
    void whereASinkIsClosedTheNodesBeforeItWaitAllTheTime() throws Exception {
        in().compute("before", s -> s)
                .key("by-text", s -> s)
                .computeWith("count", app.state("counts", () -> new int[1]), (String s, int[] n) -> s + ++n[0])
                .sink("out", Sinks.stdout(), TEXT);
        app.source("other", Sources.tcp(7003), Bench::text)
                .compute("beside", s -> s)
                .sink("free", Sinks.stdout(), TEXT);
        final Bench bench = bench().queueSlots(4).deploy(app);
        bench.sink("out").room(() -> false);
        for (int i = 0; i < 100; i++) {
            bench.source("in").give(String.valueOf(i));
        }
        for (int i = 0; i < 100; i++) {
            bench.source("other").give("x");
            pass(bench, Duration.ofMillis(50));
        }

        for (final String node : new String[] {"in", "before", "by-text", "count"}) {
            assertThat(bench.node(node).load().backPressured()).as(node).isCloseTo(1, within(0.01));
        }
        for (final String node : new String[] {"out", "other", "beside", "free"}) {
            assertThat(bench.node(node).load().backPressured()).as(node).isZero();
        }

        bench.sink("out").room(() -> true);
        pass(bench, Duration.ofSeconds(3));
        assertThat(bench.node("in").load().backPressured()).isZero();
        assertThat(bench.sink("out").taken()).hasSize(100);
    }

    @Test
    void whatWaitsOnlyNowAndThenWaitsForThatShare() throws Exception {
        in().compute("before", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = bench().deploy(app);
        for (int i = 0; i < 100; i++) {
            bench.sink("out").room(() -> false);
            bench.feed("a", "a", "a");
            pass(bench, Duration.ofMillis(50));
            bench.sink("out").room(() -> true);
            bench.run();
            pass(bench, Duration.ofMillis(150));
        }

        assertThat(bench.node("before").load().backPressured()).isCloseTo(0.25, within(0.01));
        assertThat(bench.sink("out").taken()).hasSize(300);
    }

    /** Adds up; slow where a window's result is made. */
    private record Sums(Bench bench) implements Aggregation<String, long[], Long> {
        @Override
        public long[] initial() {
            return new long[1];
        }

        @Override
        public long[] update(long[] sum, String message) {
            sum[0]++;
            return sum;
        }

        @Override
        public long[] combine(long[] one, long[] other) {
            return new long[] {one[0] + other[0]};
        }

        @Override
        public Long output(Object key, Window window, long[] sum) {
            bench.clock.advance(MILLI);
            return sum[0];
        }
    }

    @Test
    void whatAWindowGivesIsMeasuredToo() throws Exception {
        final Bench bench = bench();
        in().window("sums", Windows.tumbling(Duration.ofSeconds(1)), new Sums(bench))
                .compute("behind", n -> n)
                .sink("out", Sinks.stdout(), TEXT);
        bench.deploy(app);
        for (int i = 0; i < 100; i++) {
            bench.feed("a");
            pass(bench, Duration.ofMillis(50));
        }

        final long results = bench.counts("behind").received();
        assertThat(results).isPositive();
        assertThat(bench.node("behind").latency().total().samples()).isPositive();
        assertThat(bench.node("sums").latency().total().max()).isCloseTo(nanos(1), EXACTNESS);
        assertThat(bench.deployment().metrics().paths())
                .as("nobody knows when a result came in")
                .isEmpty();
    }

    @Test
    void beforeAStepThatWaitsForRoomMessagesWaitToo() throws Exception {
        final Bench bench = bench();
        in().compute("before", s -> s)
                .window("sums", Windows.tumbling(Duration.ofSeconds(1)), new Sums(bench))
                .compute("behind", n -> n)
                .sink("out", Sinks.stdout(), TEXT);
        bench.deploy(app);
        bench.sink("out").room(() -> false);
        for (int i = 0; i < 200; i++) {
            bench.feed("a");
            pass(bench, Duration.ofMillis(50));
        }

        for (final String node : new String[] {"in", "before", "sums", "behind"}) {
            assertThat(bench.node(node).load().backPressured()).as(node).isCloseTo(1, within(0.01));
        }
        assertThat(bench.node("out").load().backPressured()).isZero();
    }

    @Test
    void withoutMetricsCountsAreExactAndNothingIsMeasured() throws Exception {
        in().compute("same", s -> s).sink("out", Sinks.stdout(), TEXT);
        final Bench bench = bench().metrics(false).deploy(app).feed("a", "b");
        pass(bench, Duration.ofSeconds(2));

        assertThat(bench.counts("same").passed()).isEqualTo(2);
        assertThat(bench.crossed("same--out")).isEqualTo(2);
        assertThat(bench.node("same").latency()).isEqualTo(Latencies.NONE);
        assertThat(bench.deployment().metrics().paths()).isEmpty();
    }
}
