package io.millrace.app.peer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the connections of one sender share: counts, trouble, and the wish to stop.
 *
 * <p>Threading: any.
 */
final class SendProgress {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger active;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished;
    private volatile String trouble = "";

    SendProgress(int connections) {
        this.active = new AtomicInteger(connections);
        this.finished = new CountDownLatch(connections);
    }

    void wrote(int messages, long count) {
        sent.addAndGet(messages);
        bytes.addAndGet(count);
    }

    long sent() {
        return sent.get();
    }

    long bytes() {
        return bytes.get();
    }

    String trouble() {
        return trouble;
    }

    void trouble(String text) {
        trouble = text;
    }

    void connectionDone() {
        active.decrementAndGet();
        finished.countDown();
    }

    boolean active() {
        return active.get() > 0;
    }

    void stop() {
        stop.countDown();
    }

    boolean stopping() {
        return stop.getCount() == 0;
    }

    /** Waits, but not when a stop is wished; says whether it is. */
    boolean pause(long nanos) throws InterruptedException {
        return stop.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Waits until every connection is done; says whether they are. */
    boolean awaitFinished(Duration bound) throws InterruptedException {
        return finished.await(bound.toNanos(), TimeUnit.NANOSECONDS);
    }
}
