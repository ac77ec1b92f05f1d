package io.millrace.engine.metrics;

/**
 * What went over one edge, and what waits on it.
 *
 * @param messages that crossed it since the start; exact
 * @param rates messages per second that crossed it
 * @param queue what waits between workers; {@link Queue#NONE} where the edge has no queue
 */
public record EdgeMetrics(long messages, Rates rates, Queue queue) {
    /** Without rates and a mark. */
    public EdgeMetrics(long messages, int queued, int capacity) {
        this(messages, Rates.NONE, new Queue(queued, queued, capacity));
    }

    /** Messages that wait in its queues now; 0 when it has none. */
    public int queued() {
        return queue.depth();
    }

    /** Slots of its queues; 0 when it has none. */
    public int capacity() {
        return queue.capacity();
    }

    /**
     * The queues of one edge, all pairs of workers together.
     *
     * @param depth messages that wait now
     * @param most messages that ever waited; each queue at its own fullest moment, added up
     * @param capacity slots
     */
    public record Queue(int depth, int most, int capacity) {
        public static final Queue NONE = new Queue(0, 0, 0);
    }
}
