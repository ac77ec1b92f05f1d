package io.millrace.engine.runtime;

/** Keys are hashed to partitions, and each worker owns about as many of these as the next. */
final class Partitions {
    static final int COUNT = 256;

    private Partitions() {}

    static int of(Object key) {
        // Fibonacci hashing: the upper bits are good also for keys that count up or differ in few bits.
        return (key.hashCode() * 0x9E3779B9) >>> 24;
    }

    static int owner(Object key, int workers) {
        return of(key) * workers / COUNT;
    }
}
