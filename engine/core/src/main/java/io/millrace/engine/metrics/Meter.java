package io.millrace.engine.metrics;

import java.util.concurrent.TimeUnit;

/**
 * Makes {@link Rates} of many counts at once: it keeps what they were at fixed moments of the engine's clock, so a rate
 * does not depend on who looks at it when.
 *
 * <p>Threading: one thread at a time.
 */
public final class Meter {
    /** Time between two of the moments that matter. */
    public static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int WINDOW = 60;
    private static final double PER_SECOND = SECOND;

    private final Past tenths;
    private final Past seconds;
    private final Past fives;

    /** Of so many counts, all 0 at the beginning. */
    public Meter(int counts, long beganAt) {
        tenths = new Past(counts, beganAt, TICK, (int) (SECOND / TICK));
        seconds = new Past(counts, beganAt, SECOND, WINDOW);
        fives = new Past(counts, beganAt, 5 * SECOND, WINDOW);
    }

    /** Whether a moment has passed for which {@link #tick} was not called. */
    public boolean isDue(long now) {
        return now - tenths.newestAt() >= TICK;
    }

    /** The counts have been these since the last moment that has passed, and are about to change. */
    public void tick(long now, long[] counts) {
        tenths.take(now, counts);
        seconds.take(now, counts);
        fives.take(now, counts);
    }

    /** How fast one of the counts grew up to the newest moment. */
    public Rates rates(int count) {
        return new Rates(rate(tenths, count), rate(seconds, count), rate(fives, count));
    }

    private double rate(Past past, int count) {
        final long newest = tenths.newestAt();
        final long oldest = past.oldestWithin(newest);
        final long took = newest - oldest;
        return took <= 0 ? 0 : (tenths.at(newest, count) - past.at(oldest, count)) * PER_SECOND / took;
    }

    /** What the counts were at the newest moments that lie a step apart, as many as a window has, and its first. */
    private static final class Past {
        private final long step;
        private final long began;
        private final long[][] rows;
        private long moments;

        Past(int counts, long began, long step, int window) {
            this.step = step;
            this.began = began;
            this.rows = new long[window + 1][counts];
        }

        void take(long now, long[] counts) {
            final long passed = (now - began) / step;
            moments = Math.max(moments, passed - rows.length);
            while (moments < passed) {
                moments++;
                System.arraycopy(counts, 0, row(moments), 0, counts.length);
            }
        }

        private long[] row(long moment) {
            return rows[(int) (moment % rows.length)];
        }

        long newestAt() {
            return began + moments * step;
        }

        /** The oldest moment that is kept and no longer ago than the window. */
        long oldestWithin(long now) {
            final long window = (rows.length - 1) * step;
            final long first = Math.max(0, -Math.floorDiv(-(now - window - began), step));
            return began + Math.max(first, moments - rows.length + 1) * step;
        }

        long at(long moment, int count) {
            return row((moment - began) / step)[count];
        }
    }
}
