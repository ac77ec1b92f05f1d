package io.millrace.app.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A message for a terminal: text where it is text, otherwise hex. */
final class MessageText {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private MessageText() {}

    static String show(byte[] message) {
        return text(message).orElseGet(() -> hex(message));
    }

    static String hex(byte[] message) {
        return HEX.formatHex(message);
    }

    /** The message as one line of text, without its line end; empty when it holds other control characters. */
    static Optional<String> text(byte[] message) {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            final String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            final String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            final boolean printable = bare.chars().allMatch(c -> c == '\t' || !Character.isISOControl(c));
            return printable ? Optional.of(bare) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
