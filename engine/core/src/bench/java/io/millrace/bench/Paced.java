package io.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Messages at an even rate, whether or not answers come: each has a moment when it is to be sent, and its latency counts
 * from there. So what waits behind something slow counts with all its waiting, on the way in too.
 */
final class Paced {
    private static final int LETTERS = Contender.LETTERS;
    private static final int FRAME = 9;
    private static final int ANSWER = 13;
    private static final int BURST = 4096;
    private static final long TICK = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final SocketChannel to;
    private final SocketChannel from;
    private final long gap;
    private final int total;
    private final long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    private final Histogram latencies = new Histogram(LONGEST, 3);

    Paced(SocketChannel to, SocketChannel from, long perSecond, int total) {
        this.to = to;
        this.from = from;
        this.gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.total = total;
    }

    /** Sends all, waits for all answers; nanoseconds from the moment when a message was to be sent to its answer. */
    Histogram run() throws IOException, InterruptedException {
        final Thread sender = new Thread(this::send, "paced-sender");
        sender.start();
        receive();
        sender.join();
        return latencies;
    }

    private void send() {
        final ByteBuffer burst = ByteBuffer.allocateDirect(BURST * FRAME);
        int next = 0;
        try {
            while (next < total) {
                final long late = System.nanoTime() - began;
                final int due = (int) Math.min(Math.min(total, next + (long) BURST), late < 0 ? 0 : late / gap + 1);
                burst.clear();
                for (; next < due; next++) {
                    burst.putInt(5).put((byte) ('A' + next % LETTERS)).putInt(next % LETTERS + 1);
                }
                for (burst.flip(); burst.hasRemaining(); ) {
                    to.write(burst);
                }
                LockSupport.parkNanos(TICK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The n-th answer for a letter belongs to the n-th message of it, in whatever order the letters come. */
    private void receive() throws IOException {
        final ByteBuffer answers = ByteBuffer.allocateDirect(64 << 10);
        final int[] seen = new int[LETTERS];
        for (int received = 0; received < total; ) {
            if (from.read(answers) < 0) {
                throw new IOException("the program has ended");
            }
            final long now = System.nanoTime();
            answers.flip();
            for (; answers.remaining() >= ANSWER; received++) {
                final int letter = answers.get(answers.position() + 4) - 'A';
                answers.position(answers.position() + ANSWER);
                final long message = (long) seen[letter]++ * LETTERS + letter;
                latencies.recordValue(Math.min(LONGEST, Math.max(1, now - began - message * gap)));
            }
            answers.compact();
        }
    }
}
