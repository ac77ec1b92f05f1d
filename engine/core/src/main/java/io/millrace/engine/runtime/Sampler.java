package io.millrace.engine.runtime;

import java.util.concurrent.TimeUnit;

/**
 * Picks by chance the few messages that are measured: one in 1,024; more of them while few come, so that it is one to
 * two hundred a second, or all; fewer when it would be more than four thousand. At any moment each message has the same chance, wherever in a burst it stands, and
 * stands for as many as it had a chance among.
 *
 * <p>Threading: the worker.
 */
final class Sampler {
    private static final int RARE = 10;
    private static final int RAREST = 15;
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PER_WINDOW = 10;
    /** With so many in one window more of them would say nothing new, and cost. */
    private static final int ENOUGH = 200;
    /** After so many in one window they become rarer at once. */
    private static final int MANY = 40;

    private boolean on;
    private long random;
    /** One in two to the power of this is measured. */
    private int log;

    private int measuredLog;
    private long gap;
    private long left;
    private long passed;
    private long windowBegan;
    private int taken;

    /** One that measures, or nothing ever. */
    Sampler(boolean on, long seed, long now) {
        this.on = on;
        this.random = seed;
        this.windowBegan = now;
        draw();
    }

    /** Measures from now on, or nothing any more. */
    void turn(boolean measures) {
        on = measures;
        log = 0;
        taken = 0;
        passed = 0;
        gap = 0;
        left = 0;
        draw();
    }

    boolean measuresNext() {
        if (--left > 0) {
            return false;
        }
        take();
        return true;
    }

    /** How many will come before the next that is measured. */
    long unmeasured() {
        return Math.max(0, left - 1);
    }

    /** So many have come, none of them measured. */
    void came(int count) {
        left -= count;
    }

    /** How rare the one was that is measured now, as a power of two. */
    int log() {
        return measuredLog;
    }

    private void take() {
        measuredLog = log;
        if (++taken >= (log < RARE ? MANY : 2 * ENOUGH) && log < RAREST) {
            log++;
            taken = 0;
        }
        draw();
    }

    /** Looks at the clock, about once a turn: how many have come says how rare the next ones are. */
    void look(long now) {
        final long took = now - windowBegan;
        if (took < WINDOW || !on) {
            return;
        }
        final double came = (passed + gap - left) * ((double) WINDOW / took);
        passed = 0;
        windowBegan = now;
        taken = 0;
        log = rarity(came);
        gap = 0;
        left = 0;
        draw();
    }

    private static int rarity(double came) {
        final int forFew = Math.min(RARE, Math.max(0, Math.getExponent(came / PER_WINDOW)));
        return Math.min(RAREST, Math.max(forFew, Math.getExponent(came / ENOUGH)));
    }

    /** How many until the next one: chance has no memory, so that may be drawn anew at any time. */
    private void draw() {
        passed += gap - left;
        gap = !on ? Long.MAX_VALUE : log == 0 ? 1 : 1 + (long) (Math.log(chance()) / Math.log1p(-1.0 / (1 << log)));
        left = gap;
    }

    /** Above 0 and at most 1. */
    private double chance() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return ((random >>> 11) + 1) * 0x1.0p-53;
    }
}
