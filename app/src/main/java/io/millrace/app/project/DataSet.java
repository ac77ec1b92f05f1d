package io.millrace.app.project;

import java.nio.charset.StandardCharsets;

/**
 * Input of a source, a file {@code data/<source>/<file>}.
 *
 * @param file file name; its ending says the format
 * @param content the file's bytes; never changed after construction
 */
public record DataSet(String file, Bytes content) {
    /** Format of a data set, told by the file name's ending. */
    public enum Format {
        /** One payload per line of text ({@code .txt .csv .jsonl} and all others); the source's framing is added. */
        TEXT(".txt", "Text lines"),
        /** One payload per line in hex digits, spaces ignored; the source's framing is added. */
        HEX(".hex", "Hex payloads"),
        /** One message per line as JSON of the decoder's output type; enters behind the decoder, in trials only. */
        MESSAGES(".messages.jsonl", "Messages (JSON)"),
        /** A raw stream as it is, framing included. */
        BINARY(".bin", "Raw bytes");

        private final String ending;
        private final String label;

        Format(String ending, String label) {
            this.ending = ending;
            this.label = label;
        }

        public String ending() {
            return ending;
        }

        public String label() {
            return label;
        }
    }

    public static DataSet text(String file, String content) {
        return new DataSet(file, Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    public Format format() {
        for (Format format : new Format[] {Format.MESSAGES, Format.HEX, Format.BINARY}) {
            if (file.endsWith(format.ending())) {
                return format;
            }
        }
        return Format.TEXT;
    }

    /** The content as UTF-8. */
    public String asText() {
        return new String(content.toArray(), StandardCharsets.UTF_8);
    }
}
