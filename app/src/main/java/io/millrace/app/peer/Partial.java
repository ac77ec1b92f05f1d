package io.millrace.app.peer;

import java.io.ByteArrayOutputStream;

/** A message of which more is to come. */
final class Partial {
    /** More of one message is counted but not kept. */
    static final int MOST_KEPT = 1 << 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;
    private long header;

    boolean isEmpty() {
        return length == 0;
    }

    long length() {
        return length;
    }

    /** The first four bytes as an unsigned number; 0 before they are there. */
    long header() {
        return header;
    }

    void add(byte[] bytes, int from, int to) {
        for (int i = from; i < to && length + i - from < 4; i++) {
            header = header << 8 | bytes[i] & 0xFF;
        }
        kept.write(bytes, from, Math.min(to - from, MOST_KEPT - kept.size()));
        length += to - from;
    }

    void giveTo(Cutter.Taker taker) {
        final byte[] bytes = kept.toByteArray();
        final long whole = length;
        kept.reset();
        length = 0;
        header = 0;
        taker.message(bytes, whole);
    }
}
