package io.millrace.ui.dock;

import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.project.RowText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A data set as text that can be typed, and back; raw bytes are typed as hex. Pure. */
final class DataText {
    private static final int RAW_WIDTH = 16;

    private DataText() {}

    /** A change of format, or the sentence why there is none. */
    record Converted(Optional<DataSet> set, String text) {}

    static String of(DataSet set) {
        if (set.format() != Format.BINARY) {
            return set.asText();
        }
        final byte[] bytes = set.content().toArray();
        final StringBuilder text = new StringBuilder();
        for (int from = 0; from < bytes.length; from += RAW_WIDTH) {
            text.append(HexFormat.ofDelimiter(" ").formatHex(bytes, from, Math.min(bytes.length, from + RAW_WIDTH)))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * The data set that a text stands for.
     *
     * @throws IllegalArgumentException the text is no hex where hex is needed; the message is for people
     */
    static DataSet toSet(String file, String text) {
        final DataSet shape = DataSet.text(file, text);
        return shape.format() == Format.BINARY ? new DataSet(file, Bytes.of(RowText.hexBytes(text))) : shape;
    }

    static String baseName(String file) {
        return file.substring(0, file.length() - endingOf(file).length());
    }

    /** The name with the ending that says the format. */
    static String withEnding(String base, Format format) {
        return base + format.ending();
    }

    private static String endingOf(String file) {
        final Format format = DataSet.text(file, "").format();
        if (file.endsWith(format.ending())) {
            return format.ending();
        }
        final int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(dot) : "";
    }

    /** The name that a person gave to a data set, with the ending kept. */
    static String renamed(String old, String wanted) {
        final String ending = endingOf(old);
        return wanted.endsWith(ending) ? wanted : wanted + ending;
    }

    /** The same rows in another format, as far as they can be written in it. */
    static Converted convert(DataSet set, Format to) {
        final String file = withEnding(baseName(set.file()), to);
        try {
            return new Converted(Optional.of(new DataSet(file, content(set, to))), "");
        } catch (IllegalArgumentException e) {
            return new Converted(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static Bytes content(DataSet set, Format to) {
        final Format from = set.format();
        if (from == Format.HEX && to == Format.TEXT) {
            return lines(set.asText().lines().map(DataText::hexToText).toList());
        }
        if (to == Format.HEX && (from == Format.TEXT || from == Format.MESSAGES)) {
            return lines(set.asText().lines().map(DataText::textToHex).toList());
        }
        if (from == Format.HEX && to == Format.BINARY) {
            return Bytes.of(RowText.hexBytes(set.asText()));
        }
        if (from == Format.BINARY && to == Format.HEX) {
            return lines(List.of(HexFormat.of().formatHex(set.content().toArray())));
        }
        return set.content();
    }

    private static String textToHex(String line) {
        return HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String hexToText(String line) {
        final byte[] bytes = RowText.hexBytes(line);
        final String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\n') >= 0 || !java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new IllegalArgumentException("Row " + line + " is no line of text, so it stays in hex.");
        }
        return text;
    }

    private static Bytes lines(List<String> lines) {
        final List<String> ended = new ArrayList<>(lines);
        ended.add("");
        return Bytes.of(String.join("\n", ended).getBytes(StandardCharsets.UTF_8));
    }
}
