package io.millrace.ui.run;

/** A count's speed, smoothed with a time constant of one second. A count that falls has started anew. */
public final class RateMeter {
    private static final double TIME_CONSTANT_SECONDS = 1.0;

    private long lastCount;
    private long lastNanos;
    private boolean started;
    private double rate;

    /** Takes a count as it was at a moment and returns messages per second. */
    public double take(long count, long atNanos) {
        if (!started || count < lastCount || atNanos < lastNanos) {
            rate = 0;
            started = true;
            lastCount = count;
            lastNanos = atNanos;
            return rate;
        }
        if (atNanos > lastNanos) {
            final double seconds = (atNanos - lastNanos) / 1e9;
            final double now = (count - lastCount) / seconds;
            rate += (1 - Math.exp(-seconds / TIME_CONSTANT_SECONDS)) * (now - rate);
            lastCount = count;
            lastNanos = atNanos;
        }
        return rate;
    }
}
