package io.millrace.engine.framing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that end each frame.
 *
 * @param dropReturn whether a CR at the end of a frame is left out of it
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record DelimiterFraming(byte[] delimiter, boolean dropReturn) implements Framing {
    static final DelimiterFraming LINES = new DelimiterFraming(new byte[] {'\n'}, true);

    DelimiterFraming {
        if (delimiter.length == 0) {
            throw new IllegalArgumentException("a delimiter has at least one byte");
        }
    }

    @Override
    public byte[] frame(byte[] payload) {
        final byte[] frame = Arrays.copyOf(payload, payload.length + delimiter.length);
        System.arraycopy(delimiter, 0, frame, payload.length, delimiter.length);
        final int end = ByteSearch.indexOf(ByteBuffer.wrap(frame), 0, delimiter);
        if (end < payload.length) {
            throw new IllegalArgumentException("the payload holds the bytes that end a frame, at byte " + end
                    + ": it would become more than one frame");
        }
        if (dropReturn && payload.length > 0 && payload[payload.length - 1] == '\r') {
            throw new IllegalArgumentException("the payload ends with a carriage return, which a line would lose");
        }
        return frame;
    }

    @Override
    public FrameSplitter splitter(int maxFrame) {
        return new Splitter(this, maxFrame);
    }

    private static final class Splitter implements FrameSplitter {
        private final byte[] delimiter;
        private final boolean dropReturn;
        private final int maxFrame;
        private int start;
        private int length;
        /** Bytes from position on in which no delimiter begins. */
        private int searched;

        Splitter(DelimiterFraming framing, int maxFrame) {
            this.delimiter = framing.delimiter;
            this.dropReturn = framing.dropReturn;
            this.maxFrame = maxFrame;
        }

        @Override
        public boolean next(ByteBuffer bytes) throws FrameTooLarge {
            final int position = bytes.position();
            final int end = ByteSearch.indexOf(bytes, position + searched, delimiter);
            final int payload = (end < 0 ? bytes.limit() - (delimiter.length - 1) : end) - position;
            if (end < 0) {
                if (payload > maxFrame + (dropReturn ? 1 : 0)) {
                    throw FrameTooLarge.unended(maxFrame);
                }
                searched = Math.max(searched, payload);
                return false;
            }
            return found(bytes, end, end + delimiter.length);
        }

        @Override
        public boolean last(ByteBuffer bytes) throws FrameTooLarge {
            return bytes.hasRemaining() && found(bytes, bytes.limit(), bytes.limit());
        }

        @Override
        public void rewound() {
            searched = 0;
        }

        private boolean found(ByteBuffer bytes, int end, int behind) throws FrameTooLarge {
            start = bytes.position();
            final boolean cut = dropReturn && end > start && bytes.get(end - 1) == '\r';
            length = end - start - (cut ? 1 : 0);
            if (length > maxFrame) {
                throw FrameTooLarge.unended(maxFrame);
            }
            searched = 0;
            bytes.position(behind);
            return true;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public int needed() {
            return searched + delimiter.length;
        }
    }
}
