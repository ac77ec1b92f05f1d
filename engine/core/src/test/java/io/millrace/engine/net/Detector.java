package io.millrace.engine.net;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds loss, duplicates and disorder. Streams of numbers 1, 2, 3... go in; for each key, a stream's odd or even numbers,
 * the last four that the State has seen come out, the newest last. What is missing inside of a ring the engine has lost;
 * what is missing between two rings got lost behind it.
 */
final class Detector {
    static final int IN = 4 + 8;
    static final int OUT = 4 + 4 * 8;

    private final Map<Long, Long> newest = new HashMap<>();
    private long messages;
    private long lost;
    private String wrong = "";

    /** Takes one output; {@code ring} are the last four numbers. */
    synchronized void take(int stream, long[] ring) {
        messages++;
        for (int i = 1; i < ring.length; i++) {
            if (ring[i] != ring[i - 1] + 2 && ring[i - 1] != 0) {
                complain("inside", stream, ring);
            }
        }
        final long value = ring[ring.length - 1];
        final long before = newest.getOrDefault(key(stream, value), value % 2 == 0 ? 0L : -1L);
        if (value <= before) {
            complain("twice or out of order behind " + before, stream, ring);
        }
        lost += (value - before) / 2 - 1;
        newest.put(key(stream, value), value);
    }

    private static long key(int stream, long value) {
        return 2L * stream + value % 2;
    }

    private void complain(String what, int stream, long[] ring) {
        if (wrong.isEmpty()) {
            wrong = what + ": stream " + stream + ", " + java.util.Arrays.toString(ring);
        }
    }

    /** The first thing that was wrong; empty when nothing was. */
    synchronized String wrong() {
        return wrong;
    }

    synchronized long messages() {
        return messages;
    }

    /** Outputs that are missing before the newest of their key. */
    synchronized long lost() {
        return lost;
    }

    synchronized long newest(int stream, long parity) {
        return newest.getOrDefault(2L * stream + parity, 0L);
    }

    /** Reads outputs until the stream ends or there are so many. */
    void read(InputStream from, long most) throws IOException {
        final DataInputStream in = new DataInputStream(new BufferedInputStream(from, 1 << 14));
        final long[] ring = new long[4];
        try {
            for (long i = 0; i < most; i++) {
                if (in.readInt() != OUT) {
                    throw new IOException("an output does not begin with its length");
                }
                final int stream = in.readInt();
                for (int k = 0; k < ring.length; k++) {
                    ring[k] = in.readLong();
                }
                take(stream, ring);
            }
        } catch (EOFException end) {
            // what came so far counts
        }
    }
}
