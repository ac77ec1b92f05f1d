package io.millrace.engine.runtime;

import java.util.concurrent.TimeUnit;

/**
 * The worker's sense of time. Reading the clock before each call would cost more than many a call, so it is read once
 * in as many steps as take about a quarter of a millisecond, at most 192: calls may become slow at any moment.
 *
 * <p>Threading: the worker.
 */
final class Pulse {
    private static final int MOST_STEPS = 192;
    /** Calls have just been slow, or a turn begins. */
    private static final int FEW_STEPS = 2;

    private static final long BEAT = TimeUnit.MICROSECONDS.toNanos(250);
    private static final long LONGEST_SHARE = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(5);

    private final NanoClock clock;
    private Runnable beat = () -> {};
    private long beatRan;
    private int stepsPerBeat = 1;
    private int stepsLeft;
    private long steps;
    private long now;
    /** What has to be added to engine time for time since the epoch; looked at once a turn. */
    private long epochAhead;

    private long turnBegan;
    private boolean turnFresh = true;
    private boolean turnOver;
    private long shareBegan;
    private boolean shareFresh;
    private boolean shareOver;
    private boolean putOff;

    Pulse(NanoClock clock) {
        this.clock = clock;
        this.now = clock.nanoTime();
        this.beatRan = now;
        this.epochAhead = clock.epochNanos() - now;
    }

    /**
     * What is done between two calls of user code: about each quarter of a millisecond while they are fast, after each
     * when they are slow.
     */
    void onBeat(Runnable action) {
        beat = action;
    }

    /** The worker is about to do I/O, and may wait in it. */
    void beginTurn() {
        turnFresh = true;
        turnOver = false;
        putOff = false;
        stepsLeft = 0;
        stepsPerBeat = 1;
    }

    /** Another source or queue may start messages now. */
    void beginShare() {
        shareFresh = true;
        shareOver = false;
    }

    /** Whether it is time for the next source or queue, and for I/O. */
    boolean shareOver() {
        return shareOver;
    }

    /** One call of a node is about to be made. */
    void step() {
        if (--stepsLeft < 0) {
            beat();
        }
        steps++;
    }

    /**
     * How many messages may start before the next look at the clock, each of which makes so many calls; 0 when each call
     * has to look for itself.
     */
    int messages(int callsEach) {
        if (stepsLeft <= 0) {
            beat();
        }
        return stepsPerBeat <= FEW_STEPS ? 0 : 1 + stepsLeft / callsEach;
    }

    /** So many calls have been made without a step of their own. */
    void made(int calls) {
        stepsLeft -= calls;
        steps += calls;
    }

    private void beat() {
        final long before = now;
        now = clock.nanoTime();
        if (turnFresh) {
            turnFresh = false;
            turnBegan = now;
            epochAhead = clock.epochNanos() - now;
        } else {
            adapt(now - before);
            turnOver = now - turnBegan > LONGEST_TURN;
        }
        share();
        stepsLeft = stepsPerBeat - 1;
        if (stepsPerBeat <= FEW_STEPS || now - beatRan >= BEAT) {
            beatRan = now;
            beat.run();
        }
    }

    private void share() {
        if (shareFresh) {
            shareFresh = false;
            shareBegan = now;
        } else {
            shareOver = now - shareBegan > LONGEST_SHARE;
        }
    }

    private void adapt(long took) {
        if (took > BEAT) {
            stepsPerBeat = (int) Math.max(1, stepsPerBeat * BEAT / took);
        } else if (took < BEAT / 2) {
            stepsPerBeat = Math.min(MOST_STEPS, stepsPerBeat * 2);
        }
    }

    /** When the first message of this turn started or went on; {@code now} when none did. */
    long workBegan(long now) {
        return turnFresh ? now : turnBegan;
    }

    /** Reads the clock for those to whom time itself matters. */
    void look() {
        now = clock.nanoTime();
    }

    /** Whether this turn has lasted long enough; what waits goes on in the next one. */
    boolean turnOver() {
        return turnOver;
    }

    /** Something could go on but was put off to the next turn. */
    void putOff() {
        putOff = true;
    }

    boolean hasPutOff() {
        return putOff;
    }

    /** Calls of nodes so far. */
    long steps() {
        return steps;
    }

    /** Engine clock, as of the last reading. */
    long now() {
        return now;
    }

    /** Nanoseconds since the epoch, as of the last reading. */
    long epochNanos() {
        return now + epochAhead;
    }

    /** Engine clock, exactly. */
    long exactly() {
        return clock.nanoTime();
    }

    /** Nanoseconds since the epoch, exactly. */
    long exactEpochNanos() {
        return clock.epochNanos();
    }
}
