package io.millrace.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.metrics.DeploymentStatus;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.metrics.NodeMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresBeforeTest {
    private final FailuresBefore before = new FailuresBefore();

    private static Optional<MetricsSnapshot> taken(long nanos, int generation, long failed) {
        final NodeMetrics node = new NodeMetrics(
                new NodeMetrics.Counts(failed, 0, 0, failed, 0, 0, 0, 0, 0, 0, 0), 0, NodeMetrics.Link.NONE, List.of());
        return Optional.of(
                new MetricsSnapshot(nanos, DeploymentStatus.RUNNING, generation, Map.of("add-32", node), Map.of()));
    }

    @Test
    void failuresOfTheFirstCodeAllCount() {
        assertThat(before.next(taken(1, 1, 5))).isEmpty();
        assertThat(before.next(taken(2, 1, 9))).isEmpty();
    }

    @Test
    void failuresOfReplacedCodeNoLongerCount() {
        before.next(taken(1, 1, 5));

        assertThat(before.next(taken(2, 2, 8))).containsEntry("add-32", 8L);
        assertThat(before.next(taken(3, 2, 10))).containsEntry("add-32", 8L);
    }

    @Test
    void anotherRunStartsAnew() {
        before.next(taken(1, 1, 5));
        before.next(taken(2, 2, 8));

        assertThat(before.next(taken(3, 1, 2))).isEmpty();
    }
}
