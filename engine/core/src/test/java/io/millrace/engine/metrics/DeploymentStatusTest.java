package io.millrace.engine.metrics;

import static io.millrace.engine.metrics.DeploymentStatus.DRAINING;
import static io.millrace.engine.metrics.DeploymentStatus.FAILED;
import static io.millrace.engine.metrics.DeploymentStatus.RUNNING;
import static io.millrace.engine.metrics.DeploymentStatus.STARTING;
import static io.millrace.engine.metrics.DeploymentStatus.STOPPED;
import static io.millrace.engine.metrics.DeploymentStatus.SWAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DeploymentStatusTest {
    private static final List<String> ALLOWED = List.of(
            "STARTING RUNNING",
            "STARTING DRAINING",
            "STARTING FAILED",
            "RUNNING SWAPPING",
            "RUNNING DRAINING",
            "RUNNING FAILED",
            "SWAPPING RUNNING",
            "SWAPPING DRAINING",
            "SWAPPING FAILED",
            "DRAINING STOPPED",
            "DRAINING FAILED");

    @TestFactory
    Stream<DynamicTest> allowsTheseStepsAndNoOthers() {
        return Stream.of(DeploymentStatus.values())
                .flatMap(from -> Stream.of(DeploymentStatus.values()).map(to -> pair(from, to)));
    }

    private static DynamicTest pair(DeploymentStatus from, DeploymentStatus to) {
        final String step = from + " " + to;
        return DynamicTest.dynamicTest(
                step, () -> assertThat(from.canBecome(to)).isEqualTo(ALLOWED.contains(step)));
    }

    @Test
    void endsAreFinal() {
        assertThat(Stream.of(DeploymentStatus.values()).filter(DeploymentStatus::isTerminal))
                .containsExactly(STOPPED, FAILED);
        assertThat(Stream.of(STARTING, RUNNING, SWAPPING, DRAINING)).noneMatch(DeploymentStatus::isTerminal);
    }
}
