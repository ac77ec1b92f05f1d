package io.millrace.engine.catalogue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as text: plain characters are UTF-8, {@code \n \r \t \0 \\} and {@code \x1f} stand for single bytes. */
public final class Escapes {
    private static final String NAMES = "nrt0\\";
    private static final String VALUES = "\n\r\t\0\\";

    private Escapes() {}

    /**
     * Reads a text with escapes.
     *
     * @throws IllegalArgumentException when a backslash is followed by something else; the message is for people
     */
    public static byte[] bytes(String text) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            final int next = text.indexOf('\\', at);
            final String plain = text.substring(at, next < 0 ? text.length() : next);
            out.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
            at = next < 0 ? text.length() : escape(text, next + 1, out);
        }
        return out.toByteArray();
    }

    private static int escape(String text, int at, ByteArrayOutputStream out) {
        final char name = at < text.length() ? text.charAt(at) : ' ';
        if (name == 'x') {
            out.write(hex(text, at + 1));
            return at + 3;
        }
        final int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "after a backslash only n, r, t, 0, \\ or x and two hex digits can stand");
        }
        out.write(VALUES.charAt(index));
        return at + 1;
    }

    private static int hex(String text, int at) {
        final int high = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        final int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("\\x needs two hex digits, as in \\x1f");
        }
        return high * 16 + low;
    }
}
