package io.millrace.engine.runtime;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Failures and messages as text. It calls the user's own {@code toString} and {@code getMessage}, which may fail. */
final class Rendering {
    private static final int LONGEST = 1000;

    private Rendering() {}

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Class and message. */
    static String error(Throwable problem) {
        final String text = guarded(problem::getMessage);
        if (problem instanceof BadResult) {
            return text;
        }
        final String simple = problem.getClass().getSimpleName();
        final String name = simple.isEmpty() ? problem.getClass().getName() : simple;
        return text.isEmpty() ? name : cut(name + ": " + text);
    }

    /** What a buffer holds between position and limit. */
    static byte[] copy(ByteBuffer frame) {
        return copy(frame, frame.remaining());
    }

    private static byte[] copy(ByteBuffer frame, int most) {
        final byte[] bytes = new byte[Math.min(most, frame.remaining())];
        frame.get(frame.position(), bytes);
        return bytes;
    }

    static String message(@Nullable Object message) {
        if (message == null) {
            return "";
        } else if (message instanceof ByteBuffer frame) {
            return bytes(copy(frame, LONGEST / 2), frame.remaining());
        } else if (message instanceof byte[] bytes) {
            return bytes(bytes, bytes.length);
        }
        return cut(guarded(message::toString));
    }

    private static String bytes(byte[] beginning, int length) {
        if (length == 0) {
            return "0 bytes";
        }
        return cut(length
                + (length == 1 ? " byte: " : " bytes: ")
                + HexFormat.of().formatHex(beginning, 0, Math.min(length, LONGEST / 2)));
    }

    private static String guarded(Text text) {
        try {
            final String given = text.get();
            return given == null ? "" : given;
        } catch (Throwable broken) {
            return "(could not be shown: " + broken.getClass().getSimpleName() + ")";
        }
    }

    /** Text that user code gives. */
    private interface Text {
        @Nullable
        String get();
    }
}
