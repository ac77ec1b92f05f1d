package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private final Lengths lengths = new Lengths();

    @Test
    void givesBackWhatFitsAsAPlainQueueDoes() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final Deque<Integer> plain = new ArrayDeque<>();
        for (int round = 0; round < 100_000; round++) {
            if (random.nextInt(5) > 1) {
                final int length = 1 + random.nextInt(random.nextBoolean() ? 2 : 100);
                lengths.add(length);
                plain.add(length);
            } else {
                final int bytes = random.nextInt(400);
                assertThat(lengths.remove(bytes)).as("seed %d", seed).isEqualTo(remove(plain, bytes));
            }
            assertThat(lengths.size()).as("seed %d", seed).isEqualTo(plain.size());
        }
    }

    private static long remove(Deque<Integer> plain, int bytes) {
        long removed = 0;
        while (!plain.isEmpty() && removed + plain.getFirst() <= bytes) {
            removed += plain.removeFirst();
        }
        return removed;
    }

    @Test
    void equalOnesTakeNoMemory() {
        for (int i = 0; i < 1_000_000; i++) {
            lengths.add(13);
        }
        assertThat(lengths.places()).isZero();
        assertThat(lengths.remove(Long.MAX_VALUE)).isEqualTo(13_000_000L);
        assertThat(lengths.size()).isZero();
    }
}
