package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EdgeQueueTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void takesAsManyAsItHasSlotsAndGivesThemInOrderWithKeyAndTimes(int slots) {
        final EdgeQueue queue = new EdgeQueue(slots);
        long put = 0;
        long taken = 0;
        for (int round = 0; round < 10; round++) {
            while (queue.hasRoom()) {
                queue.put("m" + put, "k" + put, put, -put);
                put++;
            }
            assertThat(put - taken).isEqualTo(slots);
            while (!queue.isEmpty()) {
                assertThat(queue.item()).isEqualTo("m" + taken);
                assertThat(queue.key()).isEqualTo("k" + taken);
                assertThat(queue.eventTime()).isEqualTo(taken);
                assertThat(queue.receiptTime()).isEqualTo(-taken);
                queue.remove();
                taken++;
            }
        }
        assertThat(taken).isEqualTo(put);
    }

    @Test
    void remembersThatTheProducerFoundNoRoomUntilItIsAsked() {
        final EdgeQueue queue = new EdgeQueue(1);
        assertThat(queue.hasRoom()).isTrue();
        queue.put("a", null, 0, 0);
        assertThat(queue.takeWaiting()).isFalse();
        assertThat(queue.hasRoom()).isFalse();
        queue.remove();

        assertThat(queue.takeWaiting()).isTrue();
        assertThat(queue.takeWaiting()).isFalse();
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void theNumberOfSlotsIsAPowerOfTwo() {
        assertThatThrownBy(() -> new EdgeQueue(3)).hasMessageContaining("3");
        assertThatThrownBy(() -> new EdgeQueue(0)).hasMessageContaining("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1024})
    void betweenTwoThreadsNothingIsLostDoubledOrTorn(int slots) throws Exception {
        final int messages = slots == 1 ? 50_000 : 500_000;
        final EdgeQueue queue = new EdgeQueue(slots);
        final CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < messages; i++) {
                while (!queue.hasRoom()) {
                    Thread.yield();
                }
                queue.put(i, i + 1, i + 2L, i + 3L);
            }
        });

        for (int i = 0; i < messages; i++) {
            while (queue.isEmpty()) {
                Thread.yield();
            }
            if (!queue.item().equals(i)
                    || !Integer.valueOf(i + 1).equals(queue.key())
                    || queue.eventTime() != i + 2L
                    || queue.receiptTime() != i + 3L) {
                throw new AssertionError("at " + i + " came " + queue.item() + " with " + queue.key());
            }
            queue.remove();
        }
        producer.get(10, TimeUnit.SECONDS);
        assertThat(queue.isEmpty()).isTrue();
    }
}
