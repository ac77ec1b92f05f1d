package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
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
            queue.publish();
            assertThat(put - taken).isEqualTo(slots);
            while (!queue.isEmpty()) {
                assertThat(queue.item()).isEqualTo("m" + taken);
                assertThat(queue.key()).isEqualTo("k" + taken);
                assertThat(queue.eventTime()).isEqualTo(taken);
                assertThat(queue.receiptTime()).isEqualTo(-taken);
                queue.remove();
                taken++;
            }
            queue.release();
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
    void eachSideSeesWhatTheOtherHasDoneInBatchesOrWhenItIsTold() {
        final EdgeQueue queue = new EdgeQueue(16);
        queue.put("a", null, 0, 0);
        assertThat(queue.isEmpty()).isTrue();
        queue.publish();
        assertThat(queue.isEmpty()).isFalse();
        queue.put("b", null, 0, 0);
        queue.put("c", null, 0, 0);
        queue.put("d", null, 0, 0);
        queue.put("e", null, 0, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(queue.isEmpty()).isFalse();
            queue.remove();
        }
        assertThat(queue.depth()).isOne();
        queue.release();
        assertThat(queue.depth()).isZero();
    }

    @Test
    void aProducerThatFindsNoRoomKeepsNothingBack() {
        final EdgeQueue queue = new EdgeQueue(16);
        for (int i = 0; i < 16; i++) {
            assertThat(queue.hasRoom()).isTrue();
            queue.put(i, null, 0, 0);
        }
        assertThat(queue.hasRoom()).isFalse();
        for (int i = 0; i < 16; i++) {
            assertThat(queue.isEmpty()).isFalse();
            queue.remove();
        }
        assertThat(queue.takeWaiting()).isTrue();
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
                queue.put(i, i % 3 == 0 ? null : i + 1, i + 2L, i + 3L);
            }
            queue.publish();
        });

        for (int i = 0; i < messages; i++) {
            while (queue.isEmpty()) {
                queue.release();
                Thread.yield();
            }
            if (!queue.item().equals(i)
                    || !Objects.equals(i % 3 == 0 ? null : Integer.valueOf(i + 1), queue.key())
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
