package io.millrace.engine.framing;

import java.nio.ByteBuffer;

/** Frames of one length, one behind the other. */
record FixedFraming(int frameSize) implements Framing {
    FixedFraming {
        if (frameSize < 1) {
            throw new IllegalArgumentException("a frame has at least 1 byte, not " + frameSize);
        }
    }

    @Override
    public byte[] frame(byte[] payload) {
        if (payload.length != frameSize) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.length + " bytes is no frame of exactly " + frameSize + " bytes");
        }
        return payload.clone();
    }

    @Override
    public FrameSplitter splitter(int maxFrame) {
        return new Splitter(frameSize, maxFrame);
    }

    private static final class Splitter implements FrameSplitter {
        private final int frameSize;
        private final int maxFrame;
        private int start;

        Splitter(int frameSize, int maxFrame) {
            this.frameSize = frameSize;
            this.maxFrame = maxFrame;
        }

        @Override
        public boolean next(ByteBuffer bytes) throws FrameTooLarge {
            if (frameSize > maxFrame) {
                throw FrameTooLarge.announced(frameSize, maxFrame);
            }
            if (bytes.remaining() < frameSize) {
                return false;
            }
            start = bytes.position();
            bytes.position(start + frameSize);
            return true;
        }

        @Override
        public void rewound() {
            // nothing is remembered
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int length() {
            return frameSize;
        }

        @Override
        public int needed() {
            return frameSize;
        }

        @Override
        public boolean last(ByteBuffer bytes) {
            return false;
        }
    }
}
