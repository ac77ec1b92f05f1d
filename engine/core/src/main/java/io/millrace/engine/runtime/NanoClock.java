package io.millrace.engine.runtime;

/** The only source of time in the engine; threading: any. */
public interface NanoClock {
    /** Monotonic nanoseconds with an arbitrary origin. */
    long nanoTime();

    /** Nanoseconds since the epoch. */
    long epochNanos();
}
