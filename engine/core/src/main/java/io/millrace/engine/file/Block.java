package io.millrace.engine.file;

/** A piece of what was read, or news about it, on its way from the reading thread to the worker. */
final class Block {
    static final int SIZE = 64 << 10;

    final byte[] bytes = new byte[SIZE];
    int length;
    News news = News.BYTES;
    String words = "";

    /** What a block says. */
    enum News {
        /** It holds bytes. */
        BYTES,
        /** What comes next has another beginning; the words say why. */
        RESTART,
        /** Nothing comes any more. */
        END,
        /** Nothing can be read any more; the words say why. */
        FAILED;

        boolean isLast() {
            return this == END || this == FAILED;
        }
    }

    Block with(News what, String why) {
        news = what;
        words = why;
        length = 0;
        return this;
    }

    Block withBytes(int count) {
        news = News.BYTES;
        words = "";
        length = count;
        return this;
    }
}
