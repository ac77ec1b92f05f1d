package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one worker hands to another over one edge: a bounded ring with a single producer and a single consumer, which
 * keeps the order. A slot is the message, its key and two times; control items travel in the same slots as messages.
 *
 * <p>Threading: {@link #hasRoom}, {@link #depth} and {@link #put} the producer, {@link #isEmpty}, the reading of the first item,
 * {@link #remove} and {@link #takeWaiting} the consumer.
 */
final class EdgeQueue {
    private final int mask;
    private final @Nullable Object[] items;
    private final @Nullable Object[] keys;
    private final long[] eventTimes;
    private final long[] receiptTimes;
    private final Side producer = new Side();
    private final Side consumer = new Side();
    private volatile boolean waiting;

    /** {@code slots} is a power of two. */
    EdgeQueue(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException(slots + " is no power of two");
        }
        mask = slots - 1;
        items = new Object[slots];
        keys = new Object[slots];
        eventTimes = new long[slots];
        receiptTimes = new long[slots];
    }

    /** What travels between the messages. A watermark or a barrier would carry its number as event time. */
    enum Control {
        /** Nothing comes after it. */
        END,
        /** Nothing comes after it before the pause is over whose number it carries as event time. */
        PAUSE
    }

    int capacity() {
        return mask + 1;
    }

    /** Whether one more may be put; when not, the consumer is asked to say when there is room again. */
    boolean hasRoom() {
        return producer.at() - producer.other() <= mask || looksAgain();
    }

    private boolean looksAgain() {
        if (producer.at() - producer.refresh(consumer) <= mask) {
            return true;
        }
        // Volatile, so it is seen before the second look: whoever removes after that look sees it too.
        waiting = true;
        return producer.at() - producer.refresh(consumer) <= mask;
    }

    /** Only after {@link #hasRoom}. {@code receiptTime} is the {@link Stamp}. */
    void put(Object item, @Nullable Object key, long eventTime, long receiptTime) {
        final long at = producer.at();
        final int slot = (int) at & mask;
        items[slot] = item;
        keys[slot] = key;
        eventTimes[slot] = eventTime;
        receiptTimes[slot] = receiptTime;
        producer.publish(at + 1);
    }

    /** How many wait now; the producer asks. */
    int depth() {
        return (int) (producer.at() - producer.refresh(consumer));
    }

    boolean isEmpty() {
        final long at = consumer.at();
        return at == consumer.other() && at == consumer.refresh(producer);
    }

    /** The first item, which stays; only when there is one. */
    Object item() {
        return Objects.requireNonNull(items[slot()]);
    }

    @Nullable
    Object key() {
        return keys[slot()];
    }

    long eventTime() {
        return eventTimes[slot()];
    }

    long receiptTime() {
        return receiptTimes[slot()];
    }

    private int slot() {
        return (int) consumer.at() & mask;
    }

    /** Takes the first item away. */
    void remove() {
        final int slot = slot();
        items[slot] = null;
        keys[slot] = null;
        consumer.publish(consumer.at() + 1);
    }

    /** Whether the producer has found no room since the last time; asked after removing, behind a full fence. */
    boolean takeWaiting() {
        if (!waiting) {
            return false;
        }
        waiting = false;
        return true;
    }

    /**
     * How far one side has come, and how far it last saw the other. Cells before and after keep the lines of the two
     * sides apart, also from that which is read ahead.
     */
    private static final class Side {
        private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
        private static final int OWN = 16;
        private static final int OTHER = 17;

        private final long[] cells = new long[34];

        long at() {
            return cells[OWN];
        }

        long other() {
            return cells[OTHER];
        }

        long refresh(Side from) {
            final long seen = (long) CELL.getAcquire(from.cells, OWN);
            cells[OTHER] = seen;
            return seen;
        }

        void publish(long next) {
            CELL.setRelease(cells, OWN, next);
        }
    }
}
