package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CounterBlockTest {
    @Test
    void aReaderSeesOnlyWhatWasPublishedTogether() throws Exception {
        final CounterBlock block = new CounterBlock(64);
        final CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            final long[] values = new long[64];
            for (long round = 1; round <= 200_000; round++) {
                Arrays.fill(values, round);
                block.publish(values);
            }
        });

        long newest = 0;
        while (newest < 200_000) {
            final long[] seen = block.read();
            assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(1);
            assertThat(seen[0]).isGreaterThanOrEqualTo(newest);
            newest = seen[0];
        }
        writer.get(10, TimeUnit.SECONDS);
    }
}
