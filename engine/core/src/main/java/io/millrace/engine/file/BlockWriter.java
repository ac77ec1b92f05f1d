package io.millrace.engine.file;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes blocks in order on a thread of its own; what can't be written is tried again until it can.
 *
 * <p>Threading: as each method says.
 */
final class BlockWriter implements Runnable {
    private static final int KEPT_BLOCKS = 16;
    private static final long RETRY_MILLIS = 1_000;

    private final Target target;
    private final Runnable wake;
    /** Not bounded by itself: who gives looks at {@link #bytesGivenBack} first. */
    private final LinkedBlockingQueue<WriteBlock> given = new LinkedBlockingQueue<>();

    private final ArrayBlockingQueue<WriteBlock> free = new ArrayBlockingQueue<>(KEPT_BLOCKS);
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong messagesWritten = new AtomicLong();
    private final AtomicLong bytesGivenBack = new AtomicLong();
    private volatile String trouble = "";

    BlockWriter(Target target, Runnable wake) {
        this.target = target;
        this.wake = wake;
    }

    /** The worker wants this written. */
    void give(WriteBlock block) {
        given.add(block);
    }

    /** An empty block; worker. */
    WriteBlock unused() {
        final WriteBlock block = free.poll();
        return block == null ? new WriteBlock(WriteBlock.SIZE) : block;
    }

    /** Messages wholly written so far; any thread. */
    long messagesWritten() {
        return messagesWritten.get();
    }

    /** Capacity of all blocks that were given and are done with; any thread. */
    long bytesGivenBack() {
        return bytesGivenBack.get();
    }

    /** Why nothing can be written now, or empty; any thread. */
    String trouble() {
        return trouble;
    }

    /** A trouble to report, each once; any thread. */
    Optional<String> nextTrouble() {
        return Optional.ofNullable(troubles.poll());
    }

    /** The thread ends soon, with what it has in hand; any thread. */
    void close() {
        closing.countDown();
        given.add(new WriteBlock(0));
    }

    @Override
    public void run() {
        try {
            while (openTarget() && writeNext()) {
                wake.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            target.close();
        } catch (IOException e) {
            troubles.add("can't be closed: " + FileErrors.words(e));
        }
    }

    private boolean openTarget() throws InterruptedException {
        return attempt(target::open);
    }

    private boolean writeNext() throws InterruptedException {
        final WriteBlock block = given.take();
        final var bytes = block.toWrite();
        while (bytes.hasRemaining()) {
            final boolean written = attempt(() -> target.write(bytes));
            messagesWritten.addAndGet(block.newlyWritten());
            if (!written) {
                return false;
            }
        }
        messagesWritten.addAndGet(block.newlyWritten());
        giveBack(block);
        return !isClosing();
    }

    private void giveBack(WriteBlock block) {
        final int capacity = block.capacity();
        if (capacity == WriteBlock.SIZE && free.remainingCapacity() > 0) {
            block.clear();
            free.add(block);
        }
        bytesGivenBack.addAndGet(capacity);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Tries until it works; false when it is to be given up. */
    private boolean attempt(Action action) throws InterruptedException {
        while (true) {
            try {
                action.run();
                trouble = "";
                return true;
            } catch (IOException e) {
                report(FileErrors.words(e));
            }
            if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private void report(String words) {
        if (!words.equals(trouble)) {
            trouble = words;
            troubles.add(words);
            wake.run();
        }
    }

    /** Something that may fail for now. */
    private interface Action {
        void run() throws IOException;
    }
}
