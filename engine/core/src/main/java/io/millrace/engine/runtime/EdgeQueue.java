package io.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one worker hands to another over one edge: a bounded ring with a single producer and a single consumer, which
 * keeps the order. A slot is the message, its key and two times; control items travel in the same slots as messages.
 *
 * <p>Each side tells the other how far it has come once in a batch of messages, and at the latest when it is told to:
 * that is what costs, since the line of memory goes from core to core.
 *
 * <p>Threading: {@link #hasRoom}, {@link #depth}, {@link #put} and {@link #publish} the producer, {@link #isEmpty}, the
 * reading of the first item, {@link #remove}, {@link #release} and {@link #takeWaiting} the consumer.
 */
final class EdgeQueue {
    private static final int MOST_IN_BATCH = 64;

    private final int mask;
    private final int batch;
    /** Message and key of a slot lie side by side, and so do its times. */
    private final @Nullable Object[] objects;

    private final long[] times;
    private final Side producer = new Side();
    private final Side consumer = new Side();
    private volatile boolean waiting;

    /** {@code slots} is a power of two. */
    EdgeQueue(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException(slots + " is no power of two");
        }
        mask = slots - 1;
        batch = Math.max(1, Math.min(MOST_IN_BATCH, slots / 4));
        objects = new Object[2 * slots];
        times = new long[2 * slots];
    }

    /** What travels between the messages. */
    enum Control {
        /** Nothing comes after it. */
        END,
        /** Nothing comes after it before the pause is over whose number it carries as event time. */
        PAUSE,
        /** How far event time has come, which it carries as event time; see {@link LaneMark}. */
        WATERMARK
    }

    int capacity() {
        return mask + 1;
    }

    /** Whether one more may be put; when not, the consumer is asked to say when there is room again. */
    boolean hasRoom() {
        return producer.at() - producer.other() <= mask || looksAgain();
    }

    /** Whether two more may be put; nobody is asked to say when there is room. */
    boolean hasRoomForTwo() {
        return producer.at() - producer.other() < mask || producer.at() - producer.refresh(consumer) < mask;
    }

    private boolean looksAgain() {
        if (producer.at() - producer.refresh(consumer) <= mask) {
            return true;
        }
        // What is still kept back may be all that the consumer waits for.
        producer.publish();
        // Volatile, so it is seen before the second look: whoever removes after that look sees it too.
        waiting = true;
        return producer.at() - producer.refresh(consumer) <= mask;
    }

    /**
     * Only after {@link #hasRoom}; the consumer sees it at the latest after {@link #publish}. {@code receiptTime} is the
     * {@link Stamp}.
     */
    void put(Object item, @Nullable Object key, long eventTime, long receiptTime) {
        final int slot = 2 * ((int) producer.at() & mask);
        objects[slot] = item;
        if (key != null) {
            objects[slot + 1] = key;
        }
        // What stands there already is not written, so that its line stays with both sides.
        if (times[slot] != eventTime) {
            times[slot] = eventTime;
        }
        if (times[slot + 1] != receiptTime) {
            times[slot + 1] = receiptTime;
        }
        producer.advance(batch);
    }

    /** The consumer is to see everything that was put. */
    void publish() {
        producer.publish();
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
        return Objects.requireNonNull(objects[slot()]);
    }

    @Nullable
    Object key() {
        return objects[slot() + 1];
    }

    long eventTime() {
        return times[slot()];
    }

    long receiptTime() {
        return times[slot() + 1];
    }

    private int slot() {
        return 2 * ((int) consumer.at() & mask);
    }

    /** Takes the first item away; the producer sees the room at the latest after {@link #release}. */
    void remove() {
        final int slot = slot();
        objects[slot] = null;
        if (objects[slot + 1] != null) {
            objects[slot + 1] = null;
        }
        consumer.advance(batch);
    }

    /** The producer is to see all the room that there is. */
    void release() {
        consumer.publish();
    }

    /** Whether the producer has found no room since the last time; asked after releasing, behind a full fence. */
    boolean takeWaiting() {
        if (!waiting) {
            return false;
        }
        waiting = false;
        return true;
    }

    /**
     * How far one side has come, what of that the other side may see, and how far it last saw the other. Cells between
     * keep apart what the sides look at, also from that which is read ahead.
     */
    private static final class Side {
        private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
        private static final int PUBLISHED = 16;
        private static final int OWN = 32;
        private static final int SEEN = 33;
        private static final int OTHER = 34;

        private final long[] cells = new long[50];

        long at() {
            return cells[OWN];
        }

        long other() {
            return cells[OTHER];
        }

        long refresh(Side from) {
            final long seen = (long) CELL.getAcquire(from.cells, PUBLISHED);
            cells[OTHER] = seen;
            return seen;
        }

        void advance(int batch) {
            final long next = cells[OWN] + 1;
            cells[OWN] = next;
            if (next - cells[SEEN] >= batch) {
                publish();
            }
        }

        void publish() {
            final long next = cells[OWN];
            if (next != cells[SEEN]) {
                cells[SEEN] = next;
                CELL.setRelease(cells, PUBLISHED, next);
            }
        }
    }
}
