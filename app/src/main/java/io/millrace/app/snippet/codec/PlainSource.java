package io.millrace.app.snippet.codec;

import io.millrace.engine.catalogue.CodecSettings;

/** Writes decoders and encoders of text, bytes and numbers. */
final class PlainSource {
    private PlainSource() {}

    /** A number of fixed size. */
    private record Number(String type, String method, int size) {
        static Number of(String format) {
            return switch (format) {
                case "int32" -> new Number("int", "Int", Integer.BYTES);
                case "int64" -> new Number("long", "Long", Long.BYTES);
                case "float32" -> new Number("float", "Float", Float.BYTES);
                default -> new Number("double", "Double", Double.BYTES);
            };
        }
    }

    static String reads(String format) {
        final CodecText text = new CodecText();
        if (format.equals(CodecSettings.TEXT)) {
            return text.line(0, "String decode(String text) {")
                    .line(1, "return text.startsWith(\"\\uFEFF\") ? text.substring(1) : text;")
                    .line(0, "}")
                    .toString();
        } else if (format.equals(CodecSettings.BYTES)) {
            return text.line(0, "byte[] decode(byte[] frame) {")
                    .line(1, "return frame;")
                    .line(0, "}")
                    .toString();
        }
        final Number number = Number.of(format);
        return text.line(0, number.type() + " decode(ByteBuffer frame) {")
                .line(1, "if (frame.remaining() != " + number.size() + ") {")
                .line(
                        2,
                        "throw new IllegalArgumentException(\"the frame has \" + frame.remaining() + \" bytes, but "
                                + format + " has " + number.size() + "\");")
                .line(1, "}")
                .line(1, "return frame.get" + number.method() + "();")
                .line(0, "}")
                .toString();
    }

    static String writes(String format, Ending ending) {
        if (format.equals(CodecSettings.TEXT)) {
            return writes(
                    "import java.nio.charset.StandardCharsets;\n\n",
                    "Object",
                    "into.put(String.valueOf(out).getBytes(StandardCharsets.UTF_8));",
                    ending);
        } else if (format.equals(CodecSettings.BYTES)) {
            return writes("", "byte[]", "into.put(out);", ending);
        }
        final Number number = Number.of(format);
        return writes("", number.type(), "into.put" + number.method() + "(out);", ending);
    }

    private static String writes(String imports, String type, String statement, Ending ending) {
        final CodecText text = new CodecText();
        text.line(0, "void encode(" + type + " out, ByteBuffer into) {");
        ending.before().forEach(line -> text.line(1, line));
        text.line(1, statement);
        ending.after().forEach(line -> text.line(1, line));
        return imports + text.line(0, "}");
    }
}
