package io.millrace.engine.framing;

import java.nio.ByteBuffer;

/** A big-endian length before each frame. */
record LengthFraming(int headerBytes) implements Framing {
    LengthFraming {
        if (headerBytes != 1 && headerBytes != 2 && headerBytes != 4 && headerBytes != 8) {
            throw new IllegalArgumentException("a length header has 1, 2, 4 or 8 bytes, not " + headerBytes);
        }
    }

    @Override
    public byte[] frame(byte[] payload) {
        final long largest = headerBytes >= 4 ? Integer.MAX_VALUE - 8L : (1L << (8 * headerBytes)) - 1;
        if (payload.length > largest) {
            throw new IllegalArgumentException("a payload of " + payload.length + " bytes does not fit a length of "
                    + headerBytes + (headerBytes == 1 ? " byte" : " bytes") + ": at most " + largest);
        }
        final byte[] frame = new byte[headerBytes + payload.length];
        for (int i = 0; i < headerBytes; i++) {
            frame[headerBytes - 1 - i] = (byte) ((long) payload.length >>> (8 * i));
        }
        System.arraycopy(payload, 0, frame, headerBytes, payload.length);
        return frame;
    }

    @Override
    public FrameSplitter splitter(int maxFrame) {
        return new Splitter(headerBytes, maxFrame);
    }

    private static final class Splitter implements FrameSplitter {
        private final int headerBytes;
        private final int maxFrame;
        private int start;
        private int length;
        private int needed;

        Splitter(int headerBytes, int maxFrame) {
            this.headerBytes = headerBytes;
            this.maxFrame = maxFrame;
            this.needed = headerBytes;
        }

        @Override
        public boolean next(ByteBuffer bytes) throws FrameTooLarge {
            final int remaining = bytes.remaining();
            if (remaining < headerBytes) {
                needed = headerBytes;
                return false;
            }
            final int position = bytes.position();
            final long announced = header(bytes, position);
            if (announced < 0 || announced > maxFrame) {
                throw FrameTooLarge.announced(announced, maxFrame);
            }
            if (remaining - headerBytes < announced) {
                needed = headerBytes + (int) announced;
                return false;
            }
            start = position + headerBytes;
            length = (int) announced;
            bytes.position(start + length);
            return true;
        }

        @Override
        public void all(ByteBuffer bytes, Frames into) throws FrameTooLarge {
            if (headerBytes != Integer.BYTES) {
                FrameSplitter.super.all(bytes, into);
                return;
            }
            into.clear();
            // A broken header stops it too, as no buffer reaches so far; then next() says what is wrong.
            final int limit = bytes.limit();
            int at = bytes.position();
            for (int left = into.most(); left > 0 && limit - at >= Integer.BYTES; left--) {
                final int announced = bytes.getInt(at);
                final int first = at + Integer.BYTES;
                if (announced < 0 || announced > maxFrame || announced > limit - first) {
                    break;
                }
                at = first + announced;
                into.add(first, announced, at);
            }
            bytes.position(at);
            if (into.count() == 0) {
                next(bytes);
            }
        }

        @Override
        public void rewound() {
            needed = headerBytes;
        }

        private long header(ByteBuffer bytes, int at) {
            return switch (headerBytes) {
                case 1 -> bytes.get(at) & 0xFFL;
                case 2 -> bytes.getShort(at) & 0xFFFFL;
                case 4 -> bytes.getInt(at) & 0xFFFF_FFFFL;
                default -> bytes.getLong(at);
            };
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
            return needed;
        }

        @Override
        public boolean last(ByteBuffer bytes) {
            return false;
        }
    }
}
