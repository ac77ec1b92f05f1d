package io.millrace.app.snippet.codec;

import java.util.List;

/** How the bytes of one message are told from those of the next. */
enum Ending {
    /** A line feed behind them. */
    LINE,
    /** Their length before them. */
    U32,
    /** Not at all. */
    NONE;

    /** Statements before those that write the message. */
    List<String> before() {
        return this == U32 ? List.of("int start = into.position();", "into.putInt(0);") : List.of();
    }

    /** Statements behind those that write the message. */
    List<String> after() {
        return switch (this) {
            case LINE -> List.of("into.put((byte) '\\n');");
            case U32 -> List.of("into.putInt(start, into.position() - start - 4);");
            case NONE -> List.of();
        };
    }
}
