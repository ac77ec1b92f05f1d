package io.millrace.engine.file;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings blocks from a reading thread to a worker and back. There are only a few, so a reader that is too fast waits.
 *
 * <p>Threading: as each method says.
 */
final class Feed {
    private static final int BLOCKS = 4;

    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Runnable wake;
    private volatile boolean exhausted;

    Feed(Runnable wake) {
        this.wake = wake;
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block());
        }
    }

    /** Who is told of news; worker. */
    void wakes(Runnable worker) {
        wake = worker;
    }

    /** An unused block; reading thread, waits. */
    Block unused() throws InterruptedException {
        return free.take();
    }

    /** Reading thread. */
    void give(Block block) {
        // there are as many places as blocks
        filled.add(block);
        wake.run();
    }

    /** Waits a while and says whether to stop; reading thread. */
    boolean stopsWithin(long millis) throws InterruptedException {
        return stop.await(millis, TimeUnit.MILLISECONDS);
    }

    /** The reading thread ends soon; worker. */
    void stop() {
        stop.countDown();
    }

    /** The next block, or null when none is there now; worker. */
    @Nullable
    Block next() {
        final Block block = filled.poll();
        if (block != null && block.news.isLast()) {
            exhausted = true;
        }
        return block;
    }

    /** Whether the last block was taken; any thread. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Worker. */
    void giveBack(Block block) {
        free.add(block);
    }
}
