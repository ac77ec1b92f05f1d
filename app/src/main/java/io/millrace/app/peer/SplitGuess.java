package io.millrace.app.peer;

import io.millrace.app.peer.ReceiverView.Split;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Guesses from the beginning of a stream how its messages are told apart. */
final class SplitGuess {
    private static final int ENOUGH = 64 << 10;
    private static final long LARGEST_FRAME = 16 << 20;

    private SplitGuess() {}

    /**
     * Lines for text with line feeds, frames where all length headers fit, otherwise raw; empty while more must be seen.
     *
     * @param more whether more of the stream may come
     */
    static Optional<Split> of(byte[] start, boolean more) {
        if (start.length == 0) {
            return Optional.empty();
        }
        if (isText(start)) {
            final boolean lines = new String(start, StandardCharsets.UTF_8).indexOf('\n') >= 0;
            return !lines && more && start.length < ENOUGH
                    ? Optional.empty()
                    : Optional.of(lines ? Split.LINES : Split.RAW);
        }
        if (start.length < 4 && more) {
            return Optional.empty();
        }
        return Optional.of(headersFit(start) ? Split.U32 : Split.RAW);
    }

    private static boolean headersFit(byte[] start) {
        final ByteBuffer bytes = ByteBuffer.wrap(start);
        long at = 0;
        while (at + 4 <= start.length) {
            final long length = bytes.getInt((int) at) & 0xFFFF_FFFFL;
            if (length == 0 || length > LARGEST_FRAME) {
                return false;
            }
            at += 4 + length;
        }
        return start.length >= 4;
    }

    /** UTF-8, perhaps cut in its last character, with no control characters but tabs and line ends. */
    private static boolean isText(byte[] start) {
        for (final byte b : start) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length), false)
                .isError();
    }
}
