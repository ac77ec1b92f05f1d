package io.millrace.engine.framing;

/**
 * Places of some frames in a buffer, found at one go by {@link FrameSplitter#all}. One object is used again and again.
 *
 * <p>Threading: one thread at a time.
 */
public final class Frames {
    private final int[] starts;
    private final int[] lengths;
    /** First byte behind the frame and what ends it. */
    private final int[] behind;

    private int most;
    private int count;

    /** With places for so many frames. */
    public Frames(int capacity) {
        starts = new int[capacity];
        lengths = new int[capacity];
        behind = new int[capacity];
        most = capacity;
    }

    /** Next time at most so many are looked for, if there are places for them. */
    public void atMost(int wanted) {
        most = Math.min(wanted, starts.length);
    }

    public int count() {
        return count;
    }

    /** Index in the buffer of a frame's first byte. */
    public int start(int frame) {
        return starts[frame];
    }

    /** Bytes of a frame, without header or delimiter. */
    public int length(int frame) {
        return lengths[frame];
    }

    /** Where the buffer's position is when frames up to this one are consumed. */
    public int behind(int frame) {
        return behind[frame];
    }

    void clear() {
        count = 0;
    }

    boolean isFull() {
        return count >= most;
    }

    int most() {
        return most;
    }

    void add(int start, int length, int next) {
        starts[count] = start;
        lengths[count] = length;
        behind[count++] = next;
    }
}
