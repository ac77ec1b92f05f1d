package io.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.LiveMetrics;
import org.junit.jupiter.api.Test;

class RateHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private final Project project = SampleStates.celsiusProject();
    private final RateHistory history = new RateHistory();

    @Test
    void keepsTheLastMinute() {
        for (int second = 1; second <= 100; second++) {
            history.take(SampleStates.live(project, second, second, second * SECOND));
        }

        assertThat(history.of("add-32")).hasSize(61);
        assertThat(history.of("add-32").get(0).rate()).isEqualTo(40);
        assertThat(history.of("in--to-rate").get(60).rate()).isEqualTo(100);
    }

    @Test
    void theSameSnapshotCountsOnceAndAnotherRunBeginsAnew() {
        LiveMetrics late = SampleStates.live(project, 1, 7, 50 * SECOND);
        history.take(late);
        history.take(late);
        assertThat(history.of("in")).hasSize(1);

        history.take(SampleStates.live(project, 1, 8, SECOND));
        assertThat(history.of("in")).extracting(RateHistory.Sample::rate).containsExactly(8.0);
        assertThat(history.of("nothing")).isEmpty();
    }
}
