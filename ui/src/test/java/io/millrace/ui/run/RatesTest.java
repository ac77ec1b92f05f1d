package io.millrace.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.ui.common.LiveMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Rates rates = new Rates();

    private static MetricsSnapshot snapshot(long seconds, long received, long emitted, DeploymentStatus status) {
        final NodeMetrics node = new NodeMetrics(
                new NodeMetrics.Counts(received, received, 0, 0, 0, emitted, 0, 0, 0, 0, 0),
                0,
                NodeMetrics.Link.NONE,
                List.of());
        return new MetricsSnapshot(
                seconds * 1_000_000_000L,
                status,
                1,
                Map.of("in", node),
                Map.of("in--out", new EdgeMetrics(emitted, 0, 1024)));
    }

    private LiveMetrics run(boolean source, DeploymentStatus last) {
        for (int second = 0; second < 9; second++) {
            rates.next(
                    Optional.of(snapshot(second, second * 10L, second * 30L, DeploymentStatus.RUNNING)), n -> source);
        }
        return rates.next(Optional.of(snapshot(9, 90, 270, last)), n -> source);
    }

    @Test
    void sourcesShowWhatTheyGiveAndOthersWhatTheyGet() {
        assertThat(run(true, DeploymentStatus.RUNNING).nodeRates().get("in")).isCloseTo(30, within(1.0));
        assertThat(run(false, DeploymentStatus.RUNNING).nodeRates().get("in")).isCloseTo(10, within(1.0));
    }

    @Test
    void edgesShowWhatCrossesThem() {
        assertThat(run(true, DeploymentStatus.RUNNING).edgeRates().get("in--out"))
                .isCloseTo(30, within(1.0));
    }

    @Test
    void whatHasEndedHasCountsButNoRates() {
        final LiveMetrics live = run(true, DeploymentStatus.STOPPED);

        assertThat(live.snapshot()).isPresent();
        assertThat(live.edgeRates()).isEmpty();
        assertThat(live.nodeRates()).isEmpty();
    }
}
