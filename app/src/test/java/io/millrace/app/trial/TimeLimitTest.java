package io.millrace.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    @Test
    void givesWhatTheCallGives() throws Exception {
        assertThat(TimeLimit.call(Duration.ofSeconds(30), () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> TimeLimit.call(Duration.ofSeconds(30), () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void aCallThatDoesNotComeBackIsInterruptedAndGivenUp() throws InterruptedException {
        final CountDownLatch never = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> TimeLimit.call(Duration.ofMillis(20), () -> {
                    try {
                        never.await();
                    } finally {
                        interrupted.countDown();
                    }
                    return "never";
                }))
                .isInstanceOf(TrialFailed.class)
                .hasMessageContaining("Is there a loop without end");
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
