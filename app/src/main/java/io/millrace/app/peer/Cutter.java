package io.millrace.app.peer;

import java.util.Arrays;

/** Cuts the stream of one connection into messages; keeps what is begun, of a large message its beginning only. */
sealed interface Cutter {
    static Cutter of(ReceiverView.Split split) {
        return switch (split) {
            case LINES -> new Lines(new Partial());
            case U32 -> new Frames(new Partial());
            case RAW -> new Pieces();
        };
    }

    /** Takes a piece of the stream and gives the messages that it completes. */
    void feed(byte[] bytes, int from, int to, Taker taker);

    /** The stream has ended: gives what still counts as a message, and says whether it broke off in the middle. */
    boolean end(Taker taker);

    /** Gets messages. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes one message.
         *
         * @param kept its bytes, or as many of them as are kept
         * @param length how many it had
         */
        void message(byte[] kept, long length);
    }

    /** Text lines, without the line feeds. */
    record Lines(Partial begun) implements Cutter {
        @Override
        public void feed(byte[] bytes, int from, int to, Taker taker) {
            int start = from;
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\n') {
                    if (begun.isEmpty()) {
                        final int kept = Math.min(i - start, Partial.MOST_KEPT);
                        taker.message(Arrays.copyOfRange(bytes, start, start + kept), i - start);
                    } else {
                        begun.add(bytes, start, i);
                        begun.giveTo(taker);
                    }
                    start = i + 1;
                }
            }
            begun.add(bytes, start, to);
        }

        @Override
        public boolean end(Taker taker) {
            if (!begun.isEmpty()) {
                begun.giveTo(taker);
            }
            return false;
        }
    }

    /** A big-endian length of four bytes before each message; it is part of what is given. */
    record Frames(Partial begun) implements Cutter {
        private static final int HEADER = 4;

        @Override
        public void feed(byte[] bytes, int from, int to, Taker taker) {
            int at = from;
            while (at < to) {
                final long wanted = begun.length() < HEADER ? HEADER : HEADER + begun.header();
                final int end = (int) Math.min(to, at + wanted - begun.length());
                begun.add(bytes, at, end);
                at = end;
                if (begun.length() >= HEADER && begun.length() == HEADER + begun.header()) {
                    begun.giveTo(taker);
                }
            }
        }

        @Override
        public boolean end(Taker taker) {
            return !begun.isEmpty();
        }
    }

    /** As the bytes come in. */
    record Pieces() implements Cutter {
        private static final int MOST = 64;

        @Override
        public void feed(byte[] bytes, int from, int to, Taker taker) {
            for (int at = from; at < to; at += MOST) {
                final byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(to, at + MOST));
                taker.message(piece, piece.length);
            }
        }

        @Override
        public boolean end(Taker taker) {
            return false;
        }
    }
}
