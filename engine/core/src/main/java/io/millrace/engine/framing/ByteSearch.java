package io.millrace.engine.framing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds bytes in a buffer, eight at a time. */
final class ByteSearch {
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /** Index of the wanted bytes' first place at or behind {@code from} and wholly before the limit, or -1. */
    static int indexOf(ByteBuffer bytes, int from, byte[] wanted) {
        final int lastStart = bytes.limit() - wanted.length;
        int at = from;
        while (at <= lastStart) {
            final int found = indexOf(bytes, at, lastStart + 1, wanted[0]);
            if (found < 0 || matches(bytes, found, wanted)) {
                return found;
            }
            at = found + 1;
        }
        return -1;
    }

    private static boolean matches(ByteBuffer bytes, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (bytes.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(ByteBuffer bytes, int from, int to, byte wanted) {
        final long pattern = (wanted & 0xFFL) * LOW_BITS;
        final boolean bigEndian = bytes.order() == ByteOrder.BIG_ENDIAN;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            final long word = bytes.getLong(at) ^ pattern;
            if (((word - LOW_BITS) & ~word & HIGH_BITS) != 0) {
                return at + firstZero(bigEndian ? word : Long.reverseBytes(word));
            }
        }
        for (; at < to; at++) {
            if (bytes.get(at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first zero byte, counted from the most significant one. */
    private static int firstZero(long word) {
        final long sevenBits = ~HIGH_BITS;
        return Long.numberOfLeadingZeros(~(((word & sevenBits) + sevenBits) | word | sevenBits)) >>> 3;
    }
}
