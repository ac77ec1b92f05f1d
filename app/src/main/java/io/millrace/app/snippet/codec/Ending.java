package io.millrace.app.snippet.codec;

import java.util.List;

/** How the bytes of one message are told from those of the next. */
enum Ending {
    /** A line feed behind them. */
    LINE(List.of(), List.of("into.put((byte) '\\n');")),
    /** Their length before them. */
    U32(
            List.of("int start = into.position();", "into.putInt(0);"),
            List.of("into.putInt(start, into.position() - start - 4);")),
    /** Not at all. */
    NONE(List.of(), List.of());

    private final List<String> before;
    private final List<String> after;

    Ending(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    List<String> before() {
        return before;
    }

    List<String> after() {
        return after;
    }
}
