package io.millrace.app.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.EdgeMetrics.Queue;
import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.metrics.PathMetrics;
import io.millrace.engine.metrics.Rates;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
    private static final Latency LATENCY = new Latency(500, 850, 12_300, 1_200_000, 3_400_000, 20_000_000);

    private static Topology topology() throws Exception {
        final Application app = Application.named("app");
        app.source("in", Sources.tcp(7001), frame -> frame.remaining()).discard("out");
        return app.plan(Layers.NONE, Path.of(".")).topology();
    }

    private static MetricsSnapshot snapshot(double perSecond, Latencies latencies) {
        final NodeMetrics node = new NodeMetrics(
                new NodeMetrics.Counts(20, 20, 0, 0, 0, 20, 0, 0, 0, 0, 0),
                NodeMetrics.Flow.NONE,
                new NodeMetrics.Load(0.25, 0.5, 0.75),
                latencies,
                Latencies.NONE,
                NodeMetrics.Link.NONE,
                List.of());
        return new MetricsSnapshot(
                5,
                10_000_000_000L,
                DeploymentStatus.RUNNING,
                1,
                Map.of("in", node, "out", node),
                Map.of("in--out", new EdgeMetrics(10_240, new Rates(perSecond, 0, 0), new Queue(12, 40, 64))),
                List.of(new PathMetrics("in", "out", latencies)),
                List.of());
    }

    @Test
    void aLineSaysRatesWhatIsQueuedAndHowLongMessagesTake() throws Exception {
        final MetricsSnapshot now = snapshot(1024, new Latencies(LATENCY, LATENCY));

        assertThat(MetricsText.moves(now)).isTrue();
        assertThat(MetricsText.line(topology(), now))
                .isEqualTo("in -> out 1,024/s   queued 12   in to out p50 850 ns p99 1.20 ms");
    }

    @Test
    void whatWasNotMeasuredIsNotSaid() throws Exception {
        final MetricsSnapshot now = snapshot(0, Latencies.NONE);

        assertThat(MetricsText.moves(now)).isFalse();
        assertThat(MetricsText.line(topology(), now)).isEqualTo("in -> out 0/s   queued 12");
        assertThat(MetricsText.totals(now)).isEmpty();
    }

    @Test
    void nodesShowWhatTheyDoWithTheirTime() {
        assertThat(MetricsText.nodes(snapshot(1, new Latencies(LATENCY, LATENCY))))
                .containsExactly(
                        "         busy   waits        p50        p99",
                        "  in     25 %    75 %     850 ns    1.20 ms",
                        "  out    25 %    75 %     850 ns    1.20 ms");
    }

    @Test
    void theEndSaysTotalsMeanRatesAndTimes() throws Exception {
        final EndReport report = new EndReport(snapshot(0, new Latencies(Latency.NONE, LATENCY)), Map.of(), Map.of());

        assertThat(EndText.of(topology(), report))
                .containsExactly(
                        "Totals:",
                        "  in -> out           10,240        1,024/s",
                        "Time from source to sink:        p50       p90       p99     p99.9   longest",
                        "  in -> out                   850 ns   12.3 us   1.20 ms   3.40 ms   20.0 ms",
                        "Time in a node:        p50       p90       p99     p99.9   longest",
                        "  in                850 ns   12.3 us   1.20 ms   3.40 ms   20.0 ms",
                        "  out               850 ns   12.3 us   1.20 ms   3.40 ms   20.0 ms",
                        "Everything that came in was dealt with.");
    }
}
