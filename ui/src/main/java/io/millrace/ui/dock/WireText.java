package io.millrace.ui.dock;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.project.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** How bytes on the wire are written in a table. Pure. */
final class WireText {
    private static final int GROUP = 4;
    private static final int MOST_HEX = 48;
    private static final int RAW_WIDTH = 16;
    private static final int HEADER = 4;

    private WireText() {}

    /** How received bytes are shown. */
    enum Show {
        TEXT("text lines", "no.,text"),
        FRAMES("hex + ASCII", "length,payload,ASCII"),
        RAW("raw hex", "no.,bytes,ASCII");

        private final String label;
        private final String columns;

        Show(String label, String columns) {
            this.label = label;
            this.columns = columns;
        }

        List<String> columns() {
            return List.of(columns.split(","));
        }

        @Override
        public String toString() {
            return label;
        }

        /** What suits a stream that is cut in this way. */
        static Show of(Split split) {
            return switch (split) {
                case LINES -> TEXT;
                case U32 -> FRAMES;
                case RAW -> RAW;
            };
        }
    }

    /** The rows of the newest messages that came after the first {@code skip}. */
    static List<List<String>> rows(ReceiverView view, Show show, long skip) {
        final List<List<String>> rows = new ArrayList<>();
        final long first = view.messages() - view.last().size();
        for (int i = 0; i < view.last().size(); i++) {
            if (first + i >= skip) {
                rows.addAll(row(view.last().get(i), first + i + 1, show, view.split()));
            }
        }
        return rows;
    }

    private static List<List<String>> row(Bytes message, long number, Show show, Split split) {
        final byte[] bytes = message.toArray();
        return switch (show) {
            case TEXT -> List.of(List.of(Long.toString(number), text(bytes, split)));
            case FRAMES -> List.of(frame(bytes, split));
            case RAW -> raw(bytes, number);
        };
    }

    private static String text(byte[] bytes, Split split) {
        final int from = split == Split.U32 && bytes.length >= HEADER ? HEADER : 0;
        return printable(bytes, from, bytes.length);
    }

    private static List<String> frame(byte[] bytes, Split split) {
        final boolean headed = split == Split.U32 && bytes.length >= HEADER;
        final int from = headed ? HEADER : 0;
        final String length = headed
                ? HexFormat.of().formatHex(bytes, 0, HEADER)
                : HexFormat.of().toHexDigits(bytes.length);
        return List.of(length, hex(bytes, from), ascii(bytes, from, bytes.length));
    }

    private static List<List<String>> raw(byte[] bytes, long number) {
        final List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from < Math.max(1, bytes.length); from += RAW_WIDTH) {
            final int to = Math.min(bytes.length, from + RAW_WIDTH);
            rows.add(List.of(
                    from == 0 ? Long.toString(number) : "",
                    HexFormat.ofDelimiter(" ").formatHex(bytes, from, to),
                    ascii(bytes, from, to)));
        }
        return rows;
    }

    /** Hex digits in groups of four bytes, cut where it would be long. */
    static String hex(byte[] bytes, int from) {
        final StringBuilder text = new StringBuilder();
        final int to = Math.min(bytes.length, from + MOST_HEX);
        for (int i = from; i < to; i++) {
            if (i > from && (i - from) % GROUP == 0) {
                text.append(' ');
            }
            text.append(HexFormat.of().toHexDigits(bytes[i]));
        }
        return to < bytes.length ? text + " …" : text.toString();
    }

    static String ascii(byte[] bytes, int from, int to) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
        }
        return text.toString();
    }

    /** Text where it is text, else ASCII with dots. */
    static String printable(byte[] bytes, int from, int to) {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
        } catch (CharacterCodingException e) {
            return ascii(bytes, from, to);
        }
    }
}
