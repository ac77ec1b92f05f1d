package io.millrace.engine.runtime;

import java.util.concurrent.TimeUnit;

/**
 * How many messages a generator may make now.
 *
 * <p>Threading: the worker.
 */
interface Pace {
    /** How many are due now. */
    long due();

    /** So many of those that were due have been made. */
    void made(long count);

    /** Nanoseconds until the next is due. */
    long untilDue();

    /** As many as the rest can take. */
    Pace UNLIMITED = new Pace() {
        @Override
        public long due() {
            return Long.MAX_VALUE;
        }

        @Override
        public void made(long count) {}

        @Override
        public long untilDue() {
            return 0;
        }
    };

    /** Evenly by the clock. */
    static Pace perSecond(int rate, Pulse pulse) {
        return rate == 0 ? UNLIMITED : new EvenPace(rate, pulse);
    }

    /** As a trial grants them. */
    static Pace granted(String generator, TrialHooks hooks) {
        return new GrantedPace(generator, hooks);
    }

    /** What could not be made in time is caught up with, as far as it is not older than a tenth of a second. */
    final class EvenPace implements Pace {
        private static final long OLDEST = TimeUnit.MILLISECONDS.toNanos(100);

        private final double period;
        private final Pulse pulse;
        private final long origin;
        private double nextAt;

        private EvenPace(int rate, Pulse pulse) {
            this.period = (double) TimeUnit.SECONDS.toNanos(1) / rate;
            this.pulse = pulse;
            this.origin = pulse.exactly();
        }

        private long elapsed() {
            return pulse.exactly() - origin;
        }

        @Override
        public long due() {
            final long now = elapsed();
            nextAt = Math.max(nextAt, now - Math.max(OLDEST, period));
            return now < nextAt ? 0 : 1 + (long) ((now - nextAt) / period);
        }

        @Override
        public void made(long count) {
            nextAt += count * period;
        }

        @Override
        public long untilDue() {
            return Math.max(0, (long) Math.ceil(nextAt - elapsed()));
        }
    }

    /** As many as are granted, whatever the clock says. */
    final class GrantedPace implements Pace {
        private final String generator;
        private final TrialHooks hooks;
        private long made;

        private GrantedPace(String generator, TrialHooks hooks) {
            this.generator = generator;
            this.hooks = hooks;
        }

        @Override
        public long due() {
            return hooks.granted(generator) - made;
        }

        @Override
        public void made(long count) {
            made += count;
        }

        @Override
        public long untilDue() {
            return due() > 0 ? 0 : Long.MAX_VALUE;
        }
    }
}
