package io.millrace.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private static final int LARGE = 1 << 20;

    private final SendQueue queue = new SendQueue(LARGE);

    @AfterEach
    void close() {
        queue.close();
    }

    private void small() {
        queue.reserve(4).putInt(1);
        queue.commit();
    }

    @Test
    void memoryIsBoundedWhenMuchIsReservedAndLittleWritten() {
        int messages = 0;
        while (queue.hasRoom() && messages < 100) {
            queue.reserve(LARGE);
            small();
            messages++;
        }

        assertThat(messages).as("chunks of 1 MiB").isLessThan(5);
    }

    @Test
    void thereIsRoomAgainWhenThatIsSent() {
        for (int i = 0; i < 5; i++) {
            queue.reserve(LARGE);
            small();
        }
        assertThat(queue.hasRoom()).isFalse();

        while (queue.hasUnsent()) {
            queue.sent(Integer.BYTES);
        }
        assertThat(queue.messages()).isZero();
        assertThat(queue.hasRoom()).isTrue();
    }
}
