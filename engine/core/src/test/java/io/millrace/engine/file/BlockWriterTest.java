package io.millrace.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockWriterTest {
    @Test
    void goesOnBehindWhatWasWrittenBeforeTheDiskWasFull() throws Exception {
        final FillingDisk disk = new FillingDisk();
        final BlockWriter writer = new BlockWriter(disk, () -> {});
        final Thread thread = Threads.start("test-writer", writer);
        writer.give(block("one\n", "two\n", "three\n"));

        assertThat(disk.full.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(disk.retried.await(10, TimeUnit.SECONDS)).isTrue();
        writer.close();
        thread.join(10_000);

        assertThat(disk.written.toString()).isEqualTo("one\ntwo\nthree\n");
        assertThat(writer.messagesWritten()).isEqualTo(3);
        assertThat(writer.nextTrouble()).contains("No space left on device");
        assertThat(writer.nextTrouble()).isEmpty();
        assertThat(disk.closed).isTrue();
    }

    private static WriteBlock block(String... messages) {
        final WriteBlock block = new WriteBlock(WriteBlock.SIZE);
        for (final String message : messages) {
            block.reserve().put(message.getBytes(StandardCharsets.UTF_8));
            block.commit();
        }
        return block;
    }

    /** Takes six bytes, then is full once. */
    private static final class FillingDisk implements Target {
        private final StringBuffer written = new StringBuffer();
        private final CountDownLatch full = new CountDownLatch(1);
        private final CountDownLatch retried = new CountDownLatch(1);
        private volatile boolean closed;

        @Override
        public void open() {
            // is open
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (written.length() == 6 && full.getCount() > 0) {
                full.countDown();
                throw new IOException("No space left on device");
            }
            final int count = written.length() == 0 ? 6 : bytes.remaining();
            for (int i = 0; i < count; i++) {
                written.append((char) bytes.get());
            }
            if (!bytes.hasRemaining()) {
                retried.countDown();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
