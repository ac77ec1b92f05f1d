package io.millrace.app.project;

import io.millrace.app.project.ProjectTest.RowFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes of a message as one row of text and back. In text rows a line feed at the end is not shown, control characters
 * and the backslash are escaped as in Java, and bytes that are no UTF-8 stand as {@code \xff}.
 */
public final class RowText {
    private static final String NAMES = "nrtbf\\";
    private static final String VALUES = "\n\r\t\b\f\\";

    private RowText() {}

    /** The row of a message. */
    public static String show(RowFormat format, byte[] bytes) {
        if (format == RowFormat.HEX) {
            return HexFormat.of().formatHex(bytes);
        }
        final boolean feed = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return escape(bytes, feed ? bytes.length - 1 : bytes.length);
    }

    /**
     * The bytes of a row; a text row gets no line feed at its end.
     *
     * @throws IllegalArgumentException the row is not well-formed; the message is a sentence for people
     */
    public static byte[] bytes(RowFormat format, String row) {
        return format == RowFormat.HEX ? hexBytes(row) : unescape(row);
    }

    /**
     * Bytes of hex digits; spaces are ignored.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static byte[] hexBytes(String text) {
        final StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (c > 'f' || Character.digit(c, 16) < 0) {
                throw new IllegalArgumentException("Column " + (i + 1) + ": \"" + c + "\" is no hex digit.");
            }
            digits.append(c);
        }
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "There are " + digits.length() + " hex digits, but each byte has two: one is missing or too many.");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static String escape(byte[] bytes, int length) {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        final CharBuffer chars = CharBuffer.allocate(length + 1);
        final StringBuilder out = new StringBuilder(length);
        while (true) {
            final CoderResult result = decoder.decode(in, chars, true);
            append(chars.flip(), out);
            chars.clear();
            if (!result.isError()) {
                return out.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.append("\\x").append(HexFormat.of().toHexDigits(in.get()));
            }
            decoder.reset();
        }
    }

    private static void append(CharBuffer chars, StringBuilder out) {
        while (chars.hasRemaining()) {
            final char c = chars.get();
            final int named = VALUES.indexOf(c);
            if (named >= 0) {
                out.append('\\').append(NAMES.charAt(named));
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
    }

    private static byte[] unescape(String row) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(row.length());
        int at = 0;
        while (at < row.length()) {
            final int next = row.indexOf('\\', at);
            out.writeBytes(row.substring(at, next < 0 ? row.length() : next).getBytes(StandardCharsets.UTF_8));
            at = next < 0 ? row.length() : escape(row, next + 1, out);
        }
        return out.toByteArray();
    }

    private static int escape(String row, int at, ByteArrayOutputStream out) {
        final char name = at < row.length() ? row.charAt(at) : ' ';
        if (name == 'x') {
            out.write(number(row, at + 1, 2));
            return at + 3;
        }
        if (name == 'u') {
            out.writeBytes(Character.toString(number(row, at + 1, 4)).getBytes(StandardCharsets.UTF_8));
            return at + 5;
        }
        final int named = NAMES.indexOf(name);
        if (named < 0) {
            throw new IllegalArgumentException("Column " + at + ": after a backslash stands n, r, t, b, f, another"
                    + " backslash, x with two or u with four hex digits.");
        }
        out.write(VALUES.charAt(named));
        return at + 1;
    }

    private static int number(String row, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            final int digit = i < row.length() ? Character.digit(row.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("Column " + (at - 1) + ": " + digits
                        + " hex digits are needed after \\" + row.charAt(at - 1) + ".");
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
