package io.millrace.engine.framing;

import io.millrace.engine.catalogue.SettingValues;

/** A stream that holds, or announces, a larger frame than is allowed: nothing behind it can be read. */
public final class FrameTooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private FrameTooLarge(String message) {
        super(message, null, false, false);
    }

    /** A header named this many bytes; the text reads it as unsigned. */
    static FrameTooLarge announced(long bytes, int maxFrame) {
        return new FrameTooLarge("a frame of " + Long.toUnsignedString(bytes) + " bytes was announced, and at most "
                + SettingValues.bytesText(maxFrame) + " are allowed (max-frame)");
    }

    /** No end was found within the limit. */
    static FrameTooLarge unended(int maxFrame) {
        return new FrameTooLarge(
                "a frame does not end within " + SettingValues.bytesText(maxFrame) + " bytes (max-frame)");
    }
}
