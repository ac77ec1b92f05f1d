package io.millrace.engine.runtime;

import java.util.concurrent.CompletableFuture;
import org.jctools.queues.SpscArrayQueue;

/** One queue between two threads: ours with all that a slot holds, and a ready-made one that carries messages alone. */
public final class QueueRace {
    private static final int SLOTS = 1024;
    /** As workers do: one tells the other at the end of what it had to do. */
    private static final int FLUSH = 256;

    /** On a machine that is busy elsewhere the other side may not run now. */
    private static final int SPINS = 200;

    private QueueRace() {}

    /** Messages per second through an {@link EdgeQueue}, with a key and times or without. */
    public static double edgeQueue(int messages, boolean keyed) {
        final EdgeQueue queue = new EdgeQueue(SLOTS);
        final Object message = new Object();
        final Object key = keyed ? new Object() : null;
        final long began = System.nanoTime();
        final CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= messages; i++) {
                for (int tries = 0; !queue.hasRoom(); tries++) {
                    rest(tries);
                }
                queue.put(message, key, keyed ? i : 0, 0);
                if (i % FLUSH == 0) {
                    queue.publish();
                }
            }
            queue.publish();
        });
        long sum = 0;
        for (int i = 1; i <= messages; i++) {
            for (int tries = 0; queue.isEmpty(); tries++) {
                queue.release();
                rest(tries);
            }
            sum += queue.eventTime() + (queue.item() == message && queue.key() == key ? 0 : 1);
            queue.remove();
        }
        producer.join();
        final long expected = keyed ? messages * (messages + 1L) / 2 : 0;
        if (sum != expected) {
            throw new IllegalStateException("something was lost: " + sum + ", not " + expected);
        }
        return messages / ((System.nanoTime() - began) / 1e9);
    }

    /** Messages per second through a queue of JCTools. */
    public static double jctools(int messages) {
        final SpscArrayQueue<Object> queue = new SpscArrayQueue<>(SLOTS);
        final Object message = new Object();
        final long began = System.nanoTime();
        final CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < messages; i++) {
                for (int tries = 0; !queue.offer(message); tries++) {
                    rest(tries);
                }
            }
        });
        for (int i = 0; i < messages; i++) {
            for (int tries = 0; queue.poll() == null; tries++) {
                rest(tries);
            }
        }
        producer.join();
        return messages / ((System.nanoTime() - began) / 1e9);
    }

    private static void rest(int tries) {
        if (tries < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
